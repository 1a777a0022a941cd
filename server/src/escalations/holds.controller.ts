import { Body, Get, HttpCode, Post } from '@nestjs/common';
import type { HoldView } from '@zsb/shared/sla';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { HoldDecisions } from './hold-decisions.service.js';
import { ReleaseHoldDto } from './holds.dto.js';

@StaffRoutes('staff/holds')
export class HoldsController {
  constructor(private readonly holds: HoldDecisions) {}

  @Allow('supervisor', 'administrator')
  @Get()
  list(): Promise<HoldView[]> {
    return this.holds.list();
  }

  @Allow('supervisor')
  @Post(':id/release')
  @HttpCode(200)
  release(@Me() me: Staff, @IdParam() id: string, @Body() body: ReleaseHoldDto): Promise<HoldView[]> {
    return this.holds.release(me, id, body.reason);
  }
}
