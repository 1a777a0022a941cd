import { applyDecorators, Controller, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { droppedFields } from '../metrics.js';
import { RequestPipe } from './request.pipe.js';

/** Routes of the citizen client: unknown fields are dropped and counted. */
export const CitizenRoutes = (path: string): ClassDecorator =>
  applyDecorators(Controller(path), ApiTags('citizen'), UsePipes(new RequestPipe('drop', (count) => droppedFields.inc(count))));

/** Routes of the console: unknown fields are refused. */
export const StaffRoutes = (path: string): ClassDecorator =>
  applyDecorators(Controller(path), ApiTags('staff'), UsePipes(new RequestPipe('refuse')));
