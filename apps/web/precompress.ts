import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const worthIt = /\.(?:js|css|svg)$/;
const encodings = {
  br: (text: string | Uint8Array) => brotliCompressSync(text),
  gzip: (text: string | Uint8Array) => gzipSync(text, { level: constants.Z_BEST_COMPRESSION }),
};

/**
 * Keeps every text of the build in brotli and in gzip too, at their best level, in trees next to it: `.br` and `.gzip`. The server
 * picks one (apps/bff/src/platform/precompressed.ts), so nothing is compressed while a person waits.
 */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      for (const file of Object.values(bundle)) {
        if (!worthIt.test(file.fileName)) continue;
        const text = file.type === 'chunk' ? file.code : file.source;
        for (const [encoding, compress] of Object.entries(encodings)) {
          const path = join(dir, `.${encoding}`, file.fileName);
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, compress(text));
        }
      }
    },
  };
}
