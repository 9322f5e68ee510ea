import * as fs from 'node:fs';

import type { Hub, Person } from '../support/hub.ts';

const FOLDER = 'schema/operations';

export interface SavedOperation {
  name: string;
  text: string;
  /** Null when its variables are missing. */
  variables: Record<string, any> | null;
}

export function readOperation(name: string): SavedOperation {
  const text = fs.readFileSync(`${FOLDER}/${name}.graphql`, 'utf8');
  const file = `${FOLDER}/${name}.variables.json`;
  const variables = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, any>) : null;
  return { name, text, variables };
}

/** All operations that the project hands out. */
export function readOperations(): SavedOperation[] {
  return fs
    .readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readOperation(file.replace('.graphql', '')));
}

/** Who sends a saved operation, and what its answer over the seeds must say. */
export interface Expectation {
  /** Nobody unless told. */
  as?: Person;
  /** Puts ids in that the seeds do not fix. */
  fill?: (hub: Hub, variables: Record<string, any>) => Promise<Record<string, unknown>>;
  /** What happens while a subscription listens. */
  while?: (hub: Hub) => Promise<void>;
  says: (data: any, variables: Record<string, unknown>) => void;
}
