import type { OutgoingHttpHeaders } from 'node:http';
import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { STAFF_ROLES } from '@zsb/shared/logins';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { LiveStreams } from './live-streams.service.js';

@StaffRoutes('staff/changes')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  @Allow(...STAFF_ROLES)
  @Get()
  changes(@Me() me: Staff, @Res() reply: FastifyReply): Promise<void> {
    return this.streams.open(me, () => {
      const headers: OutgoingHttpHeaders = {
        ...(reply.getHeaders() as OutgoingHttpHeaders),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      };
      // From here on the stream is written past the framework. nginx would collect what has to arrive at once.
      reply.hijack();
      reply.raw.writeHead(200, { ...headers, 'x-accel-buffering': 'no' });
      return reply.raw;
    });
  }
}
