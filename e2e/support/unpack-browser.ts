// Run with TMPDIR as the folder to unpack into: the package takes its choice from the environment when it is loaded.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
