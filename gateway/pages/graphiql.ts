import { exampleOperation } from './sandbox.ts';

let page: string | undefined;

/** GraphiQL served from here alone, for those without a way to the internet; its 30 MB are loaded by who asks for it. */
export async function graphiqlPage(): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  page ??= renderGraphiQL({
    title: 'Simpul GraphiQL',
    endpoint: '/graphql',
    defaultQuery: exampleOperation(),
    subscriptionsProtocol: 'SSE',
  });
  return page;
}
