import { fileURLToPath } from 'node:url';

import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

import { chunks } from './chunks.mjs';
import { documents } from './documents.mjs';
import { preloads } from './preloads.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const HUB = process.env.SIMPUL_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: here('.'),
  cacheDir: here('../node_modules/.vite-portal'),
  plugins: [
    react(),
    lingui({ configPath: here('./lingui.config.mjs'), failOnMissing: true, failOnCompileError: true }),
    documents(),
    preloads(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Simpul',
        short_name: 'Simpul',
        lang: 'id',
        start_url: '/',
        display: 'standalone',
        theme_color: '#0956C3',
        background_color: '#FFFFFF',
        icons: [{ src: '/simpul.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
      workbox: {
        // The page itself is fetched anew while there is a line, because its address of styles changes each time.
        globPatterns: ['assets/*.{js,css}', 'assets/inter-latin-wght-*.woff2', 'simpul.svg'],
        navigateFallback: null,
        runtimeCaching: [
          {
            urlPattern: ({ request, url }) =>
              request.mode === 'navigate' &&
              !/^\/(graphql|graphiql|auth|files|check|export|open|developers|healthz|readyz)\b/.test(url.pathname),
            handler: 'NetworkFirst',
            options: {
              cacheName: 'page',
              networkTimeoutSeconds: 4,
              plugins: [
                // One page serves every address, so one copy does.
                { cacheKeyWillBeUsed: async () => '/' },
              ],
            },
          },
        ],
      },
    }),
  ],
  build: {
    outDir: here('../dist/portal'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: {
      input: { main: here('./index.html'), first: here('./src/first.ts') },
      output: { codeSplitting: chunks },
    },
  },
  server: {
    port: 5173,
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/graphql', '/auth', '/files', '/check', '/export', '/open', '/readyz'].map((path) => [path, HUB]),
    ),
  },
});
