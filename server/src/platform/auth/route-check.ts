import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS } from './access.decorators.js';

/** Throws when any route names neither a permission nor `@Public`, so that a forgotten decorator never reaches a user. */
export function requireAccessOnEveryRoute(modules: ModulesContainer): void {
  const controllers = [...modules.values()].flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype as Type));
  const open = controllers.flatMap((controller) =>
    routesOf(controller)
      .filter((route) => !route.decided)
      .map((route) => route.name),
  );
  if (open.length > 0) throw new Error(`These routes name neither a permission nor @Public(): ${open.join(', ')}`);
}

function routesOf(controller: Type): { name: string; decided: boolean }[] {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .map((name) => ({ name, handler: prototype[name]! }))
    .filter(({ handler }) => typeof handler === 'function' && Reflect.hasMetadata(METHOD_METADATA, handler))
    .map(({ name, handler }) => {
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      return { name: `${controller.name}.${name} (${method})`, decided: Reflect.hasMetadata(ACCESS, handler) };
    });
}
