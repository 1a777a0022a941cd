import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, ERRORS, type ErrorCode, type Problem } from '@zsb/shared/errors';
import type { Log } from '../log.js';

/** Titles are for developers reading an answer; the clients have their own words for every code. */
const titleOf = (code: ErrorCode): string => code.replace(/^[a-z]+\./, '').replaceAll('-', ' ');

/** Writes every refusal as `application/problem+json` (RFC 9457); what nobody expected becomes a 500 with nothing in it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const known = error instanceof DomainError ? error : translate(error);
    if (!known) this.log.error({ requestId: request.id, error: describe(error) }, 'unexpected error');
    // The messages of outside errors hold a system, a kind and a code: an operator has to see them, nobody else.
    if (known?.cause instanceof Error)
      this.log.warn({ requestId: request.id, code: known.code, cause: known.cause.message }, 'refused because of another system');
    const problem = toProblem(known ?? new DomainError('platform.internal'), request.id);
    const reply = http.getResponse<FastifyReply>();
    const { retryAfterSeconds } = problem.params;
    if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', String(retryAfterSeconds));
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }
}

export const toProblem = ({ code, params, fields }: DomainError, requestId: string): Problem => ({
  type: 'about:blank',
  title: titleOf(code),
  status: ERRORS[code],
  code,
  params,
  fields,
  requestId,
});

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'platform.malformed-body',
  404: 'platform.not-found',
  405: 'platform.method-not-allowed',
  413: 'platform.too-large',
  415: 'platform.unsupported-media-type',
};

/** Refusals of Nest's router and of Fastify (body parser, limits), by their status. */
function translate(error: unknown): DomainError | null {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  const code = BY_STATUS[status ?? 500];
  return code ? new DomainError(code) : null;
}

/** Name, message and place of an error. Database drivers put values into `parameters` and `query`: those stay out. */
const describe = (error: unknown): object =>
  error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : { name: typeof error };
