import { Get } from '@nestjs/common';
import type { DemoPersonaView } from '@zsb/shared/logins';
import { Public } from '../platform/auth/access.decorators.js';
import { CitizenRoutes } from '../platform/http/routes.js';
import { DemoService } from './demo.service.js';

@CitizenRoutes('demo')
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  @Public()
  @Get('personas')
  personas(): DemoPersonaView[] {
    return this.demo.personas();
  }
}
