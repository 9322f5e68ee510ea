import { DEVELOPER_WORDS } from './developers-words.ts';
import { code, safe, wholePage } from './frame.ts';
import { savedOperations, textOf, variablesOf } from './saved-operations.ts';

interface OperationOptions {
  language: 'id' | 'en';
  nonce: string;
  /** Whether it can be run in a browser here. */
  hasExplorers: boolean;
}

/** One example operation to read and copy, and the way to run it; null where there is none of that name. */
export function operationPage(name: string, options: OperationOptions): string | null {
  const text = textOf(name);
  if (text === null) return null;
  const say = DEVELOPER_WORDS[options.language];
  const variables = variablesOf(name);
  const here = `/developers/operations/${name}`;
  const back = options.language === 'en' ? '/developers?lang=en' : '/developers';
  const run = new URLSearchParams({ query: text, ...(variables && { variables }) });
  const purpose = savedOperations().find((one) => one.name === name)?.purpose ?? '';
  const body = `<p><a href="${back}#operations">${say.toOperations}</a></p>
<h1 lang="zxx">${name}</h1>
<p lang="en">${safe(purpose)}</p>
${options.hasExplorers ? `<p><a href="/graphiql?${safe(run.toString())}">${say.run}</a></p>` : ''}
${code('GraphQL', text, true)}${variables === null ? '' : `<h2>${say.variables}</h2><pre tabindex="0" role="group" aria-label="${say.variables}" lang="zxx"><code>${safe(variables)}</code></pre>`}`;
  const other = { href: options.language === 'id' ? `${here}?lang=en` : here, label: say.other };
  return wholePage({ ...options, title: `${name} · Simpul API`, other, portal: say.portal, body });
}
