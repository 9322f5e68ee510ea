// Builds the portal into dist/portal: typed documents, the pages, and each file packed for slow lines.
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { generate } from '@graphql-codegen/cli';
import { build } from 'vite';

import { codegenConfig } from './codegen.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here('../dist/portal');

// Whatever the caller is in: React's edition for development is twice as heavy.
process.env.NODE_ENV = 'production';
await generate(codegenConfig(true), true);
await build({ configFile: here('./vite.config.mjs'), logLevel: 'warn' });
for (const entry of fs.readdirSync(out, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|css|svg|json|webmanifest)$/.test(entry.name)) continue;
  const file = join(entry.parentPath, entry.name);
  const text = fs.readFileSync(file);
  fs.writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
  // What every first visit waits for is packed more tightly, which takes too long for all files.
  const quality = entry.name.startsWith('libraries-') ? 11 : 9;
  fs.writeFileSync(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
}
