import { readFileSync } from 'node:fs';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, minifySync, type Plugin } from 'vite';
import { precompress } from './precompress.ts';

const bff = process.env.BFF_URL ?? 'http://localhost:3000';

const everyPage =
  /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/(react-)?query(-core)?|zod)\//;

/** A file of what few pages need is named after all of them, which would lengthen the lists of files on the first page. */
const shortName = (name: string): string => (name.startsWith('few') ? 'few' : '[name]');

/**
 * Puts the boot script into the head as a blocking file with a hashed name. Vite itself hashes module scripts only, and
 * the content security policy allows no inline one.
 */
function bootScript(): Plugin {
  const source = 'src/app/boot.js';
  let building = false;
  return {
    name: 'boot-script',
    config(_config, { command }) {
      building = command === 'build';
    },
    buildStart() {
      if (!building) return;
      this.emitFile({
        type: 'asset',
        name: 'boot.js',
        source: minifySync(source, readFileSync(new URL(source, import.meta.url), 'utf8')).code,
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const built = Object.values(bundle ?? {}).find(
          (file) => file.type === 'asset' && file.names.includes('boot.js'),
        );
        const src = built ? `/${built.fileName}` : `/${source}`;
        return [{ tag: 'script', attrs: { src }, injectTo: 'head-prepend' }];
      },
    },
  };
}

/**
 * Lets the bundler leave out the parts of React Router that the console does not use: components, by marking how they are made as free
 * of side effects (3.9 kB gzip), and instrumentation, whose option is never set (1.2 kB). Without it the scripts of the first page miss
 * their limit of 140 kB. Where a release of
 * React Router is written in another way, the check of that limit in e2e/specs/first-load.spec.ts fails.
 */
function dropUnusedRouterParts(): Plugin {
  return {
    name: 'drop-unused-router-parts',
    apply: 'build',
    transform: {
      filter: { id: /react-router\/dist\// },
      handler: (code) =>
        code
          .replaceAll('init.instrumentations', 'undefined')
          .replaceAll(/= (React\$\d+\.forwardRef\()/g, '= /* @__PURE__ */ $1')
          .replaceAll(/^\w+\.displayName = .*;$/gm, ''),
    },
  };
}

/**
 * Replaces Vite's loader of what a dynamic import needs: with `modulePreload` and `cssCodeSplit` off, that is never anything. This
 * saves 0.7 kB (gzip) of the first page, whose scripts are above their limit of 140 kB with it.
 */
function dropPreloadHelper(): Plugin {
  return {
    name: 'drop-preload-helper',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    bootScript(),
    dropUnusedRouterParts(),
    dropPreloadHelper(),
    precompress(),
  ],
  build: {
    // The policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    // Files that later pages share come with the first page once it is idle, or one round trip later for a person who opens a later page
    // by its address. With lists of them and of style sheets the first page would be 1 kB (gzip) larger.
    modulePreload: false,
    cssCodeSplit: false,
    target: 'es2024',
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      output: {
        chunkFileNames: ({ name }) => `assets/${shortName(name)}-[hash].js`,
        assetFileNames: ({ names: [name = ''] }) => `assets/${shortName(name)}-[hash][extname]`,
        // What the first page needs is two files: few requests, good compression, and libraries are kept through releases.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: everyPage, tags: ['$initial'] },
            { name: 'console', tags: ['$initial'] },
            // What many later pages need is one file, which the first page loads once it is idle. What two or three need loads with them:
            // merged into larger files it would bring the rules for telephone numbers (33 kB gzip) to every page.
            { name: 'shared', minShareCount: 4 },
            { name: 'few', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 12_000 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': bff, '/auth': bff } },
});
