import * as fs from 'node:fs';
import { join } from 'node:path';

import { projectFolder } from '../machine/postgres-files.ts';
import { DEVELOPER_WORDS, type DeveloperWords } from './developers-words.ts';
import { exampleOperation } from './sandbox.ts';
import { typeOwners } from './type-owners.ts';

const LINKS = ['graphql', 'graphiql', 'export', 'open', 'healthz', 'readyz'] as const;
const ERRORS = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'THROTTLED',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const;
const STATES: Record<string, 'state_ready' | 'state_notReady' | 'state_away' | 'state_schema'> = {
  ready: 'state_ready',
  'not ready': 'state_notReady',
  away: 'state_away',
  'another schema': 'state_schema',
};

/** The tokens of the portal's look, in the least style that carries them. */
const STYLE = `
:root{color-scheme:light dark;--ink:#1f1f1f;--soft:#4d545c;--link:#0956c3;--line:#d9dde1;--tint:#f4f6f8;--bg:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#f1f3f5;--soft:#b7bec6;--link:#7fb3ff;--line:#3a3f45;--tint:#1c1d1f;--bg:#141414}}
*{box-sizing:border-box}body{font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;margin:0;color:var(--ink);background:var(--bg)}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;padding:.75rem 1rem;border-bottom:4px solid var(--link)}
header b{margin-right:auto}main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
a{color:var(--link)}a:focus-visible,summary:focus-visible,pre:focus-visible,div:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2.5rem 0 .75rem}
header a,li a,summary{display:inline-block;min-height:24px}summary{display:list-item;cursor:pointer;padding:.5rem 0;font-weight:600}
p{max-width:70ch}pre{background:var(--tint);border:1px solid var(--line);border-radius:4px;padding:1rem;overflow:auto;font-size:.875rem;max-height:28rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}th[scope=row]{overflow-wrap:normal}code{font-size:.875rem}
dl{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:.25rem 1.5rem;margin:0}dt{font-weight:600}dd{margin:0;color:var(--soft)}li{margin:.35rem 0}`;

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const read = (...path: string[]) => {
  const file = join(projectFolder(), 'schema', ...path);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
};
const code = (label: string, text: string, isOpen = false) =>
  `<details name="quick-start"${isOpen ? ' open' : ''}><summary>${label}</summary><pre tabindex="0" role="group" aria-label="${label}" lang="zxx"><code>${safe(text)}</code></pre></details>`;
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

const section = (title: string, content: string) => `<section><h2>${title}</h2>${content}</section>`;

function sections(say: DeveloperWords, services: Record<string, string>, url: string): string {
  const states = Object.entries(services).map(([name, state]) => {
    const known = STATES[state];
    return `<dt lang="zxx">${name}</dt><dd>${known ? say[known] : safe(state)}</dd>`;
  });
  return [
    section(
      say.addresses,
      `<ul>${LINKS.map((link) => `<li><a href="/${link}">/${link}</a>: ${say[link]}</li>`).join('')}</ul>`,
    ),
    section(say.services, `<dl>${states.join('')}</dl>`),
    section(say.start, `<p>${say.startText}</p>${quickStart(url)}`),
    section(
      say.tokens,
      `<p>${say.tokensText}</p><pre tabindex="0" role="group" aria-label="${say.tokens}" lang="zxx"><code>npm run token -- --role PROGRAM_OFFICER --area 15</code></pre>`,
    ),
    section(
      say.owners,
      table(
        [say.type, say.owner, say.others],
        typeOwners().map(({ name, owner, others }) => [
          `<code lang="zxx">${name}</code>`,
          owner,
          others.join(', ') || '—',
        ]),
      ),
    ),
    section(
      say.errors,
      `${table(
        [say.code, say.meaning],
        ERRORS.map((name) => [`<code lang="zxx">${name}</code>`, say[name]]),
      )}<p>${say.refusals}</p>`,
    ),
    section(say.limits, `<ul>${say.limitsText.map((text) => `<li>${text}</li>`).join('')}</ul>`),
    section(say.hooks, `<p>${say.hooksText}</p>`),
    section(say.changes, changes()),
  ].join('');
}

interface LandingOptions {
  services: Record<string, string>;
  language: 'id' | 'en';
  /** The address the reader came by. */
  url: string;
  /** Lets this answer's one style in. */
  nonce: string;
}

/** The page for developers: everything to start with, without a script, so that it works where nothing else does. */
export function landingPage({ services, language, url, nonce }: LandingOptions): string {
  const say = DEVELOPER_WORDS[language];
  const other = language === 'id' ? 'en' : 'id';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simpul API</title>
<link rel="icon" href="/simpul.svg">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><b>Simpul</b><a href="/">${say.portal}</a><a href="/developers?lang=${other}" lang="${other}" hreflang="${other}">${say.other}</a></header>
<main>
<h1>Simpul API</h1>
<p>${say.lead}</p>
${sections(say, services, url)}
</main>
</body>
</html>`;
}
