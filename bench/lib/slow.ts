import type { Page } from './signed-in-browser.ts';

/** What Chrome DevTools calls "Fast 4G", in bytes per second and milliseconds (front_end/core/sdk/NetworkManager.ts). */
const fast4G = {
  offline: false,
  downloadThroughput: ((9 * 1000 * 1000) / 8) * 0.9,
  uploadThroughput: ((1.5 * 1000 * 1000) / 8) * 0.9,
  latency: 60 * 2.75,
};

/** Slows the page's processor down by a factor, and its network to Fast 4G where asked. */
export async function slowDown(
  page: Page,
  { cpu, network }: { cpu: number; network: boolean },
): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (!network) return;
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', fast4G);
}
