import { v7, validate } from 'uuid';

import { badInput } from './errors.ts';

/** A new id: UUID version 7, made by the application, so that any Postgres from 15 on will do. */
export const newId = (): string => v7();

/** The id, or BAD_USER_INPUT that names the field: a broken UUID never reaches Postgres. */
export function readId(field: string, value: string): string {
  if (validate(value)) return value.toLowerCase();
  throw badInput([{ field, code: 'IS_UUID', message: `${field} is an id as the hub gave it, a UUID.` }]);
}
