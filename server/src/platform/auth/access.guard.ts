import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '@zsb/shared/errors';
import { ASSURANCE_LEVELS } from '@zsb/shared/logins';
import { ACCESS, type Access } from './access.decorators.js';
import type { Permission, Principal } from './principal.js';
import { Tokens, type AccessClaims } from './tokens.js';

/** Turns the claims of a token into a principal; null when the session has ended or the account is closed. */
export abstract class Principals {
  abstract find(claims: AccessClaims): Promise<Principal | null>;
}

/** The one guard. Which routes are public is decided by their decorator, and a route without one stops the start. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly principals: Principals,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access) throw new DomainError('platform.forbidden');
    if (access.public) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
    const principal = await this.principals.find(this.tokens.readAccess(bearer(request)));
    if (!principal) throw new DomainError('platform.unauthenticated');
    if (!access.anyOf.some((permission) => holds(principal, permission))) throw new DomainError('platform.forbidden');
    if (principal.kind === 'citizen' && principal.isAnonymous && !access.anonymous) throw new DomainError('platform.forbidden');
    requireLevel(principal, access.level);
    request.principal = principal;
    return true;
  }
}

function bearer(request: FastifyRequest): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw new DomainError('platform.unauthenticated');
  return token;
}

const holds = (principal: Principal, permission: Permission): boolean =>
  permission === 'citizen'
    ? principal.kind === 'citizen'
    : principal.kind === 'staff' && principal.memberships.some(({ role }) => role === permission);

function requireLevel(principal: Principal, level: (typeof ASSURANCE_LEVELS)[number]): void {
  if (principal.kind !== 'citizen') return;
  if (ASSURANCE_LEVELS.indexOf(principal.level) < ASSURANCE_LEVELS.indexOf(level)) {
    throw new DomainError('identity.level-required', { level });
  }
}
