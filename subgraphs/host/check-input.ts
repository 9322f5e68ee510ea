import { getMetadataStorage, validate, type ValidationError } from 'class-validator';

import { badInput, type FieldProblem } from '#kit/errors';

// Postgres cannot store NUL, and a lone surrogate is no text.
export const UNSTORABLE = /\0|\p{Surrogate}/u;
const LONGEST_TEXT = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Walks an input, brings its texts to NFC, and collects texts that cannot be stored. */
function cleanTexts(value: unknown, path: string, problems: FieldProblem[]): unknown {
  if (typeof value === 'string') {
    if (UNSTORABLE.test(value)) {
      problems.push({
        field: path,
        code: 'INVALID_TEXT',
        message: 'holds characters that are no text; type it again.',
      });
    }
    if (value.length > LONGEST_TEXT) {
      problems.push({ field: path, code: 'TEXT_TOO_LONG', message: `has at most ${LONGEST_TEXT} characters.` });
    }
    // Ids are compared as text in many places; a key of the caller's own stays as it was given.
    return UUID.test(value) && !path.endsWith('idempotencyKey') ? value.toLowerCase() : value.normalize('NFC');
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      value[index] = cleanTexts(item, `${path}.${index}`, problems);
    });
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) value[key] = cleanTexts(value[key], path ? `${path}.${key}` : key, problems);
  }
  return value;
}

function problemsOf(errors: ValidationError[], path: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field,
      code: rule.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase(),
      message,
    }));
    return [...own, ...problemsOf(error.children ?? [], field)];
  });
}

const checked = new WeakMap<Function, boolean>();

/** Whether a class of inputs has checks at all: most arguments of lists have none, and the library looks for them anew each time. */
function hasChecks(inputs: Function): boolean {
  const known = checked.get(inputs);
  if (known !== undefined) return known;
  const has = getMetadataStorage().getTargetValidationMetadatas(inputs, '', false, false).length > 0;
  checked.set(inputs, has);
  return has;
}

/** What the client calls this value: the argument's name, or nothing for the one `input` and for loose arguments. */
function nameOf(value: unknown, args: Record<string, unknown>): string {
  const isIt = (given: unknown) =>
    given === value ||
    (isObject(given) &&
      isObject(value) &&
      Object.keys(given).length > 0 &&
      Object.keys(given).every((key) => key in value));
  const name = Object.keys(args).find((key) => isIt(args[key])) ?? '';
  return name === 'input' ? '' : name;
}

/**
 * Checks one argument before its resolver runs. All problems come back at once, without the values:
 * type-graphql's own error carries them, and a bigint among them kills the response.
 */
export async function checkInput(value: unknown, args: Record<string, unknown> = {}): Promise<void> {
  if (typeof value !== 'string' && !isObject(value)) return;
  const name = nameOf(value, args);
  const problems: FieldProblem[] = [];
  cleanTexts(value, name, problems);
  // The checks of single fields are made for texts; some throw on what is none.
  if (problems.length > 0) throw badInput(problems);
  for (const item of Array.isArray(value) ? value : [value]) {
    if (isObject(item) && item.constructor !== Object && hasChecks(item.constructor)) {
      problems.push(
        ...problemsOf(await validate(item, { forbidUnknownValues: false, skipMissingProperties: true }), name),
      );
    }
  }
  if (problems.length > 0) throw badInput(problems);
}
