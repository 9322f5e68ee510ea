import { renderGraphiQL } from '@graphql-yoga/render-graphiql';

import { exampleOperation } from './sandbox.ts';

let page: string | undefined;

/** GraphiQL served from here alone, for those without a way to the internet. */
export function graphiqlPage(): string {
  page ??= renderGraphiQL({
    title: 'Simpul GraphiQL',
    endpoint: '/graphql',
    defaultQuery: exampleOperation(),
    subscriptionsProtocol: 'SSE',
  });
  return page;
}
