import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

import { normaliseMobile } from '@zsb/shared/phone';

/** The kinds of field that requests are made of. Each states its bound, so that a refusal can name it. */

const withLimit = (limit: number | string) => ({ context: { limit } });

/** Text of at most `max` UTF-16 units; at least `min`, blanks at the ends not counted. */
export const TextField = (max: number, min = 0): PropertyDecorator =>
  applyDecorators(IsString(), MaxLength(max, withLimit(max)), ...(min > 0 ? [MinTrimmedLength(min)] : []));

const MinTrimmedLength = (min: number): PropertyDecorator =>
  ValidateBy(
    {
      name: 'minTrimmedLength',
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || value.trim().length >= min,
        // class-validator drops the bound of a constraint that has no message.
        defaultMessage: () => 'too short',
      },
    },
    withLimit(min),
  );

export const UuidField = (): PropertyDecorator => applyDecorators(IsString(), IsUUID('all'));

export const OneOfField = (values: readonly (string | number)[]): PropertyDecorator => IsIn([...values], withLimit(values.join(' ')));

export const BooleanField = (): PropertyDecorator => IsBoolean();

export const IntegerField = (min: number, max: number): PropertyDecorator =>
  applyDecorators(IsInt(), Min(min, withLimit(min)), Max(max, withLimit(max)));

export const NumberField = (min: number, max: number): PropertyDecorator =>
  applyDecorators(IsNumber({ allowNaN: false, allowInfinity: false }), Min(min, withLimit(min)), Max(max, withLimit(max)));

export const PatternField = (pattern: RegExp, max: number): PropertyDecorator =>
  applyDecorators(IsString(), MaxLength(max, withLimit(max)), Matches(pattern));

/** A list of at most `max` different items; `Item` checks each. */
export const ListField = (max: number, ...items: PropertyDecorator[]): PropertyDecorator =>
  applyDecorators(IsArray(), ArrayMaxSize(max, withLimit(max)), ArrayUnique(), ...items);

export const UuidItem = (): PropertyDecorator => IsUUID('all', { each: true });

export const OneOfItem = (values: readonly string[]): PropertyDecorator =>
  IsIn([...values], { each: true, ...withLimit(values.join(' ')) });

/** An object with fields of its own. */
export const ObjectField = (type: () => new () => object): PropertyDecorator =>
  applyDecorators(IsDefined(), IsObject(), ValidateNested(), Type(type));

/** `null` is allowed where the request says `T | null`; leaving the field out is not. */
export const Nullable = (): PropertyDecorator => ValidateIf((_, value) => value !== null);

export const Optional = (): PropertyDecorator => IsOptional();

/** Query parameters arrive as text. */
export const QueryIntegerField = (min: number, max: number): PropertyDecorator =>
  applyDecorators(
    Type(() => Number),
    IntegerField(min, max),
  );

/** A mainland mobile number as people type it; the request class holds it normalised. */
export const MobileField = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normaliseMobile(value) : value)),
    IsString(),
    Matches(/^1[3-9]\d{9}$/),
  );

/** `YYYY-MM-DD`, a date that exists. */
export const CivilDateField = (): PropertyDecorator =>
  applyDecorators(IsString(), Matches(/^\d{4}-\d\d-\d\d$/), ValidateBy({ name: 'isCivilDate', validator: { validate: isCivilDate } }));

function isCivilDate(value: unknown): boolean {
  const date = new Date(`${String(value)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(String(value));
}

/** A list of objects with fields of their own. */
export const ObjectListField = (max: number, type: () => new () => object): PropertyDecorator =>
  applyDecorators(IsArray(), ArrayMaxSize(max, withLimit(max)), ValidateNested({ each: true }), Type(type));
