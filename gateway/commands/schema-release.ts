import { today } from '#kit/dates';

import { runCommand } from '../machine/running.ts';
import { releaseSchema } from '../schema-files.ts';

/** `npm run schema:release`: takes the API of now as the one that later changes may not break. */
runCommand(async () => {
  process.stdout.write(releaseSchema(today()));
});
