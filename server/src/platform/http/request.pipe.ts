import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldProblem, type FieldReason } from '@zsb/shared/errors';

export type UnknownFields = 'drop' | 'refuse';

/**
 * Checks a request against its DTO and answers a plain list of fields and reasons. Unknown fields are refused on staff
 * routes; on citizen routes they are dropped, because old and new builds of the mini-program are in use side by side.
 */
export class RequestPipe extends ValidationPipe {
  constructor(
    unknownFields: UnknownFields,
    private readonly onDropped: (count: number) => void = () => undefined,
  ) {
    super({
      whitelist: true,
      forbidNonWhitelisted: unknownFields === 'refuse',
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) =>
        new DomainError(
          'platform.invalid-request',
          {},
          errors.flatMap((error) => fieldsOf(error, '')),
        ),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    refuseBadCharacters(value);
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      throw new DomainError('platform.invalid-request', {}, [{ field: '', reason: 'type' }]);
    }
    const result: unknown = await super.transform(value, metadata);
    if (metadata.type === 'body') this.countDropped(value as object, result as object);
    return result;
  }

  private countDropped(sent: object, kept: object): void {
    const dropped = Object.keys(sent).length - Object.keys(kept).filter((key) => key in sent).length;
    if (dropped > 0) this.onDropped(dropped);
  }
}

/** class-validator's constraint names → reasons of the contract. Constraints carry their bound in `contexts`. */
const REASONS: Record<string, FieldReason> = {
  isDefined: 'required',
  isNotEmpty: 'required',
  minTrimmedLength: 'too-short',
  maxLength: 'too-long',
  min: 'too-small',
  max: 'too-large',
  arrayMaxSize: 'too-many',
  arrayUnique: 'duplicate',
  isIn: 'not-one-of',
  isUuid: 'format',
  matches: 'format',
  isMobilePhone: 'format',
  whitelistValidation: 'unexpected',
  isCivilDate: 'format',
  isMobileNumber: 'format',
};

function fieldsOf(error: ValidationError, parent: string): FieldProblem[] {
  const name = /^\d+$/.test(error.property) ? `${parent}[${error.property}]` : [parent, error.property].filter(Boolean).join('.');
  const own = Object.keys(error.constraints ?? {}).slice(0, 1);
  const fields = own.map((constraint) => problemOf(name, constraint, error));
  return [...fields, ...(error.children ?? []).flatMap((child) => fieldsOf(child, name))];
}

function problemOf(field: string, constraint: string, error: ValidationError): FieldProblem {
  // A field that is not there at all is missing, whichever rule noticed first.
  const isMissing = error.value === undefined && constraint !== 'whitelistValidation';
  const reason = isMissing ? 'required' : (REASONS[constraint] ?? 'type');
  const limit = (error.contexts?.[constraint] as { limit?: number | string } | undefined)?.limit;
  return limit === undefined || isMissing ? { field, reason } : { field, reason, limit };
}

/** Lone surrogates and NUL cannot be stored faithfully everywhere; neither is ever typed by a person. */
function refuseBadCharacters(value: unknown): void {
  const fields = badCharacters(value, '', 0);
  if (fields.length > 0) throw new DomainError('platform.invalid-request', {}, fields);
}

/** No request of ours is nested deeper; a bomb of brackets must not reach recursive code. */
const DEEPEST = 10;

function badCharacters(value: unknown, path: string, depth: number): FieldProblem[] {
  if (depth > DEEPEST) return [{ field: path.slice(0, 100), reason: 'type' }];
  if (typeof value === 'string') return isStorable(value) ? [] : [{ field: path, reason: 'bad-character' }];
  if (Array.isArray(value)) return value.flatMap((item, index) => badCharacters(item, `${path}[${index}]`, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => badCharacters(item, path === '' ? key : `${path}.${key}`, depth + 1));
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
