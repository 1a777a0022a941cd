import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { AssuranceLevel } from '@zsb/shared/logins';
import type { Permission, Principal } from './principal.js';

export const ACCESS = 'zsb:access';

/** What a route demands: public, or one of the permissions, for citizens with a level; and whether nobody known will do. */
export type Access = { public: true } | { public: false; anyOf: Permission[]; level: AssuranceLevel; anonymous?: true };

/** The OpenAPI scheme that the permissions of a route need. */
export const SECURITY_SCHEMES = { citizen: 'citizen', staff: 'staff' } as const;

/** Only principals with one of these permissions. Every citizen route names its level by `AllowCitizen`. */
export const Allow = (...anyOf: [Permission, ...Permission[]]): MethodDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, { public: false, anyOf, level: 'L1' } satisfies Access),
    ApiBearerAuth(SECURITY_SCHEMES.staff),
    ApiExtension('x-permission', anyOf.join(', ')),
  );

/** Only citizens whose session has at least this level; a lower one is refused with `identity.level-required`. */
export const AllowCitizen = (level: AssuranceLevel): MethodDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, { public: false, anyOf: ['citizen'], level } satisfies Access),
    ApiBearerAuth(SECURITY_SCHEMES.citizen),
    ApiExtension('x-permission', `citizen ${level}`),
  );

/**
 * As `AllowCitizen`, and sessions of anonymous reports as well. What such a session may do is this closed list of routes: it
 * belongs to nobody known, so everything else would be done in nobody's name.
 */
export const AllowAnonymousCitizen = (level: AssuranceLevel): MethodDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, { public: false, anyOf: ['citizen'], level, anonymous: true } satisfies Access),
    ApiBearerAuth(SECURITY_SCHEMES.citizen),
    ApiExtension('x-permission', `citizen ${level}, anonymous`),
  );

/** Anybody, without a token. */
export const Public = (): MethodDecorator => SetMetadata(ACCESS, { public: true } satisfies Access);

/** The principal of this request, as the guard established it. */
export const Me = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<{ principal: Principal }>().principal,
);
