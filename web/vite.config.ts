import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The running system that the development server passes requests on to. */
const system = process.env.TIDEMARK_URL ?? 'http://127.0.0.1:8899';

/** Passes requests on as if they came from the system's own pages, and never holds back a stream. */
const proxy = { target: system, changeOrigin: true, headers: { origin: system } };

/** What runs before the application is loaded, and a part of it that nearly every page needs. */
const [BEGIN, WORKSPACE] = ['src/app/begin.ts', 'src/app/workspace.tsx'];

/**
 * Puts both into the page: the one as a script of its own, which waits for no other file but what it imports; the other
 * as files that are fetched beside those of the entry, not after these have run.
 */
function ahead(): Plugin {
  return {
    name: 'tidemark-ahead',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((one) => one.type === 'chunk');
        const fileOf = (name: string) =>
          chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(name))?.fileName;
        // Those of the entry are named already.
        const files = new Set<string>();
        const add = (file: string | undefined) => {
          const chunk = chunks.find(({ fileName }) => fileName === file);
          if (!chunk || files.has(chunk.fileName) || html.includes(chunk.fileName)) return;
          files.add(chunk.fileName);
          chunk.imports.forEach(add);
        };
        add(fileOf(BEGIN));
        add(fileOf(WORKSPACE));
        const preload = (file: string) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
        });
        const begin = { type: 'module', async: true, src: `/${fileOf(BEGIN) ?? BEGIN}` };
        return [
          { tag: 'script', attrs: begin, injectTo: 'head-prepend' },
          ...[...files].map((file) => ({ ...preload(file), injectTo: 'head' as const })),
        ];
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), ahead()],
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
    rolldownOptions: { input: { index: path('index.html'), begin: path(BEGIN) } },
    assetsInlineLimit: 0,
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    restoreMocks: true,
  },
});
