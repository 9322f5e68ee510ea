// `npm run portal`: the portal with hot reload, before a hub that runs already (`npm start`; SIMPUL_URL for another).
import { fileURLToPath } from 'node:url';

import { generate } from '@graphql-codegen/cli';
import { createServer } from 'vite';

import { codegenConfig } from './codegen.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await generate(codegenConfig(false), true);
const server = await createServer({ configFile: here('./vite.config.mjs') });
await server.listen();
server.printUrls();
// A document that changes is typed again; vite sees the new file.
await generate({ ...codegenConfig(false), watch: [here('./src/**/*.graphql')] }, true);
