import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BEGIN, beginFirst, firstFile, REACT } from './scripts/first-page.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The running system that the development server passes requests on to. */
const system = process.env.TIDEMARK_URL ?? 'http://127.0.0.1:8899';

/** Passes requests on as if they came from the system's own pages, and never holds back a stream. */
const proxy = { target: system, changeOrigin: true, headers: { origin: system } };

export default defineConfig({
  plugins: [react(), tailwindcss(), beginFirst()],
  resolve: {
    alias: {
      '@tidemark/client': path('../clients/typescript/src/index.ts'),
      'openapi-fetch': path('./node_modules/openapi-fetch'),
    },
  },
  server: {
    port: 5173,
    fs: { allow: [path('.'), path('../clients/typescript')] },
    proxy: { '/api': proxy, '/health': proxy },
  },
  preview: { port: 4173, proxy: { '/api': proxy, '/health': proxy } },
  build: {
    target: 'es2023',
    sourcemap: false,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: path('index.html'), begin: path(BEGIN) },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'react', test: REACT }, { name: firstFile() }],
        },
      },
    },
    assetsInlineLimit: 0,
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    restoreMocks: true,
  },
});
