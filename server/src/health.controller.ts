import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError } from '@zsb/shared/errors';
import { Public } from './platform/auth/access.decorators.js';
import { Database } from './platform/database/database.js';

/** For load balancers, outside `/api`. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly db: Database) {}

  /** The process serves. */
  @Public()
  @Get('healthz')
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers. */
  @Public()
  @Get('readyz')
  async ready(): Promise<{ status: 'ok' }> {
    await this.db.sql('SELECT 1').catch(() => {
      throw new DomainError('platform.storage');
    });
    return { status: 'ok' };
  }
}
