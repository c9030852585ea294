// What the signed-in companies page loads until its first row shows: every script and style sheet, by gzip -9 and as it was sent.
// Usage: node bench/bytes.ts
import { firstLoad } from './lib/first-load.ts';
import { withSignedInBrowser } from './lib/signed-in-browser.ts';

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(2).padStart(8)} kB`;

await withSignedInBrowser({}, async (freshPage) => {
  const { files } = await firstLoad(await freshPage());
  for (const kind of ['script', 'stylesheet']) {
    const all = { gzipped: 0, received: 0 };
    for (const { path, gzipped, received } of files.filter((file) => file.kind === kind)) {
      all.gzipped += gzipped;
      all.received += received;
      console.log(`${kilobytes(gzipped)} ${kilobytes(received)}  ${path}`);
    }
    console.log(`${kilobytes(all.gzipped)} ${kilobytes(all.received)}  ${kind} in all\n`);
  }
});
