// Each room of the portal keeps its own words beside its screens: `<room>/words/id.po` and `en.po`.
import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';

import { formatter } from '@lingui/format-po';

const source = fileURLToPath(new URL('./src', import.meta.url));
const rooms = fs.readdirSync(source).filter((name) => fs.existsSync(`${source}/${name}/words/id.po`));

export default {
  locales: ['id', 'en'],
  sourceLocale: 'id',
  rootDir: source,
  // A message is known by a name of ours, such as gaps.list.title, not by its text.
  format: formatter({ explicitIdAsDefault: true, lineNumbers: false }),
  catalogs: rooms.map((room) => ({ path: `<rootDir>/${room}/words/{locale}`, include: [`<rootDir>/${room}`] })),
};
