// What the portal asks, typed: each `.graphql` file becomes a document, known to the gateway by its hash.
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** In a build the text of a document stays with the gateway; the development loop sends it along. */
export const codegenConfig = (isBuild) => ({
  schema: here('../schema/api.graphql'),
  documents: [here('./src/**/*.graphql')],
  silent: true,
  errorsOnly: true,
  generates: {
    [here('./src/api/generated/')]: {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: {
          hashAlgorithm: 'sha256',
          mode: isBuild ? 'replaceDocumentWithHash' : 'embedHashInDocument',
        },
      },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: {
          Rupiah: 'number',
          Decimal: 'string',
          Amount: 'number',
          Date: 'string',
          DateTime: 'string',
          GeoJSON: 'unknown',
        },
      },
    },
  },
});
