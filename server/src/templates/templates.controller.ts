import { Body, Delete, Get, Post, Put } from '@nestjs/common';
import type { TemplateView } from '@zsb/shared/casework';
import { Allow, Me } from '../platform/auth/access.decorators.js';
import type { Staff } from '../platform/auth/principal.js';
import { IdParam } from '../platform/http/id.param.js';
import { StaffRoutes } from '../platform/http/routes.js';
import { SaveTemplateDto } from './templates.dto.js';
import { TemplatesService } from './templates.service.js';

@StaffRoutes('staff/templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Allow('clerk', 'head')
  @Get()
  list(@Me() me: Staff): Promise<TemplateView[]> {
    return this.templates.list(me);
  }

  @Allow('head')
  @Post()
  create(@Me() me: Staff, @Body() body: SaveTemplateDto): Promise<TemplateView> {
    return this.templates.create(me, body);
  }

  @Allow('head')
  @Put(':id')
  change(@Me() me: Staff, @IdParam() id: string, @Body() body: SaveTemplateDto): Promise<TemplateView> {
    return this.templates.change(me, id, body);
  }

  @Allow('head')
  @Delete(':id')
  async remove(@Me() me: Staff, @IdParam() id: string): Promise<null> {
    await this.templates.remove(me, id);
    return null;
  }
}
