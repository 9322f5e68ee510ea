import * as fs from 'node:fs';
import { join } from 'node:path';

import { projectFolder } from '../machine/postgres-files.ts';
import { DEVELOPER_WORDS, type DeveloperWords } from './developers-words.ts';
import { code, safe, wholePage } from './frame.ts';
import { exampleOperation } from './sandbox.ts';
import { savedOperations } from './saved-operations.ts';
import { typeOwners } from './type-owners.ts';

const EXPLORERS = ['graphql', 'graphiql'] as const;
const LINKS = ['export', 'open', 'healthz', 'readyz'] as const;
const ERRORS = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'THROTTLED',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const;
const STATES: Record<
  string,
  `state_${'ready' | 'notReady' | 'away' | 'schema' | 'database' | 'migrations' | 'preparing' | 'stopping'}`
> = {
  ready: 'state_ready',
  'not ready': 'state_notReady',
  away: 'state_away',
  'another schema': 'state_schema',
  'database away': 'state_database',
  'migrations missing': 'state_migrations',
  preparing: 'state_preparing',
  stopping: 'state_stopping',
};

const read = (...path: string[]) => {
  const file = join(projectFolder(), 'schema', ...path);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
};
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows
    .map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((one) => `<td>${one}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

/** The same operation in three forms, each runnable as it stands. */
function quickStart(url: string): string {
  const operation = exampleOperation().trim();
  const variables = read('operations', 'gapList.variables.json');
  const client = `import { request } from 'graphql-request';\n\nconst operation = \`${operation}\`;\nconst answer = await request('${url}/graphql', operation, ${variables || '{}'});\nconsole.log(JSON.stringify(answer, null, 2));`;
  const shell = `curl ${url}/graphql -H 'content-type: application/json' --data-binary @- <<'JSON'\n${JSON.stringify({ query: operation, variables: JSON.parse(variables || '{}') })}\nJSON`;
  return code('GraphQL', operation, true) + code('graphql-request', client) + code('curl', shell);
}

/** The released changes, as the file tells them: headings by day, then items. */
const changes = () =>
  read('CHANGELOG.md')
    .split('\n')
    .map((line) =>
      line.startsWith('## ')
        ? `<h3>${safe(line.slice(3))}</h3>`
        : line.startsWith('- ')
          ? `<li>${safe(line.slice(2))}</li>`
          : '',
    )
    .join('')
    .replaceAll(/(?:<li>.*?<\/li>)+/g, (items) => `<ul lang="en">${items}</ul>`);

/** What stands on the page, in order; each has its anchor. */
const SECTIONS = [
  'addresses',
  'services',
  'start',
  'operations',
  'tokens',
  'owners',
  'errors',
  'limits',
  'hooks',
  'changes',
] as const;
type SectionName = (typeof SECTIONS)[number];

const contents = (say: DeveloperWords) =>
  `<nav aria-label="${say.contents}"><ul>${SECTIONS.map((name) => `<li><a href="#${name}">${say[name]}</a></li>`).join('')}</ul></nav>`;

/** The example operations by whom they are for, each leading to its text. */
function operations(say: DeveloperWords, language: 'id' | 'en'): string {
  const all = savedOperations();
  const rest = language === 'en' ? '?lang=en' : '';
  const groups = Object.entries(say.personas).map(([persona, name]) => {
    const own = all.filter(({ purpose }) => new RegExp(`^For an? ${persona}:`).test(purpose));
    const items = own.map((one) => {
      const purpose = safe(one.purpose.replace(/^For an? [\w ]+: /, ''));
      return `<li><a href="/developers/operations/${one.name}${rest}" lang="zxx">${one.name}</a>: <span lang="en">${purpose}</span></li>`;
    });
    return `<details><summary>${name} (${own.length})</summary><ul>${items.join('')}</ul></details>`;
  });
  return `<p>${say.operationsText}</p>${groups.join('')}`;
}

function sections(options: LandingOptions, say: DeveloperWords): string {
  const { services, url, language, hasExplorers } = options;
  const links = [...(hasExplorers ? EXPLORERS : []), ...LINKS];
  const states = Object.entries(services).map(([name, state]) => {
    const known = STATES[state];
    return `<dt lang="zxx">${name}</dt><dd>${known ? say[known] : safe(state)}</dd>`;
  });
  const content: Record<SectionName, string> = {
    addresses: `<ul>${links.map((link) => `<li><a href="/${link}">/${link}</a>: ${say[link]}</li>`).join('')}</ul>`,
    services: `<dl>${states.join('')}</dl>`,
    start: `<p>${say.startText}</p>${quickStart(url)}`,
    operations: operations(say, language),
    tokens: `<p>${say.tokensText}</p><pre tabindex="0" role="group" aria-label="${say.tokens}" lang="zxx"><code>npm run token -- --role PROGRAM_OFFICER --area 15</code></pre>`,
    owners: owners(say),
    errors: `${table(
      [say.code, say.meaning],
      ERRORS.map((name) => [`<code lang="zxx">${name}</code>`, say[name]]),
    )}<p>${say.refusals}</p>`,
    limits: `<ul>${say.limitsText.map((text) => `<li>${text}</li>`).join('')}</ul>`,
    hooks: `<p>${say.hooksText}</p>`,
    changes: `<details><summary>${say.changesOpen}</summary>${changes()}</details>`,
  };
  return SECTIONS.map((name) => `<section id="${name}"><h2>${say[name]}</h2>${content[name]}</section>`).join('');
}

/** Who owns which type: a table for each subgraph. */
function owners(say: DeveloperWords): string {
  const types = typeOwners();
  const names = [...new Set(types.map(({ owner }) => owner))];
  return names
    .map((owner) => {
      const own = types.filter((one) => one.owner === owner);
      const rows = own.map(({ name, others }) => [`<code lang="zxx">${name}</code>`, owner, others.join(', ') || '—']);
      return `<details><summary><span lang="zxx">${owner}</span> (${own.length})</summary>${table([say.type, say.owner, say.others], rows)}</details>`;
    })
    .join('');
}

interface LandingOptions {
  services: Record<string, string>;
  language: 'id' | 'en';
  /** The address the reader came by. */
  url: string;
  /** Lets this answer's one style in. */
  nonce: string;
  /** Whether the graph can be explored in a browser here. */
  hasExplorers: boolean;
}

/** The page for developers: everything to start with, without a script, so that it works where nothing else does. */
export function landingPage(options: LandingOptions): string {
  const { language, nonce } = options;
  const say = DEVELOPER_WORDS[language];
  const other = { href: `/developers?lang=${language === 'id' ? 'en' : 'id'}`, label: say.other };
  const body = `<h1>Simpul API</h1>\n<p>${say.lead}</p>\n${contents(say)}${sections(options, say)}`;
  return wholePage({ title: 'Simpul API', language, other, portal: say.portal, nonce, body });
}
