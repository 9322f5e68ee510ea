import * as fs from 'node:fs';
import { join } from 'node:path';

const folder = process.env['SIMPUL_DATA_DIR'];

/** True where the tables that may not be kept in the project are at hand. */
export const HAS_OUTSIDE_DATA = Boolean(folder && fs.existsSync(join(folder, 'stats')));

/** Says once why tests are skipped; they are counted as such. */
export function sayWhySkipped(): void {
  if (HAS_OUTSIDE_DATA) return;
  process.stdout.write(
    'Tests of outside tables are skipped: set SIMPUL_DATA_DIR to the folder that holds stats/ and boundaries/.\n',
  );
}

/** The path of an outside file. */
export const outsideFile = (name: string): string => join(folder ?? '', name);
