import { v7 } from 'uuid';

/** A new id: UUID version 7, made by the application, so that any Postgres from 15 on will do. */
export const newId = (): string => v7();
