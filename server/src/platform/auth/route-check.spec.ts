import { Controller, Get, Module, Post } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { Allow, AllowCitizen, Public } from './access.decorators.js';
import { requireAccessOnEveryRoute } from './route-check.js';

@Controller('decided')
class Decided {
  @Public() @Get() open(): void {}
  @AllowCitizen('L2') @Post() mine(): void {}
  @Allow('clerk') @Get('staff') ours(): void {}
  /** Not a route: needs no decision. */
  notARoute(): void {}
}

@Controller('forgotten')
class Forgotten {
  @Public() @Get() open(): void {}
  @Post('secret') secret(): void {}
}

@Module({ controllers: [Decided] })
class DecidedModule {}

@Module({ imports: [DecidedModule], controllers: [Forgotten] })
class ForgottenModule {}

const check = async (module: new () => object) => {
  const context = await NestFactory.createApplicationContext(module, { logger: false });
  try {
    requireAccessOnEveryRoute(context.get(ModulesContainer));
  } finally {
    await context.close();
  }
};

it('lets an application start whose every route says who may use it', async () => {
  await expect(check(DecidedModule)).resolves.toBeUndefined();
});

it('stops an application with a route that says nothing, and names that route alone', async () => {
  await expect(check(ForgottenModule)).rejects.toThrow('These routes name neither a permission nor @Public(): Forgotten.secret (POST)');
});
