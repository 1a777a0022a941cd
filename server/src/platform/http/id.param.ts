import { Param, type PipeTransform } from '@nestjs/common';
import { DomainError } from '@zsb/shared/errors';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const uuidOrNotFound: PipeTransform<string> = {
  transform(value) {
    if (!UUID.test(value)) throw new DomainError('platform.not-found');
    return value.toLowerCase();
  },
};

/** The `:id` of a route, or another one. What cannot be an id names nothing: 404, not 400. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, uuidOrNotFound);
