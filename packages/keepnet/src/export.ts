import { KeepnetError } from './error.ts';
import type { Call } from './options.ts';
import type { ExportChoice } from './page.ts';
import type { ExportFile, Fill, Route, Upstream } from './transport/upstream.ts';

/**
 * Asks for a file of a list: the screen's own body plus what exports add. `CSV` first; where the tenant answers 400 and names
 * exportType, once more with `Csv` (A21).
 */
export async function exportList(
  upstream: Upstream,
  route: Route,
  choice: ExportChoice,
  call: Call | undefined,
  fill: Fill & { body: object },
): Promise<ExportFile> {
  const ask = (exportType: string) =>
    upstream.file(route, call, {
      ...fill,
      body: { ...fill.body, reportAllPages: choice.scope !== 'page', exportType },
    });
  if (choice.format === 'xlsx') return ask('Excel');
  try {
    return await ask('CSV');
  } catch (error) {
    if (isExportTypeRefused(error)) return ask('Csv');
    throw error;
  }
}

function isExportTypeRefused(error: unknown): boolean {
  if (!(error instanceof KeepnetError) || error.kind !== 'invalid') return false;
  return error.messages.some((message) => /export\s?type/i.test(message));
}
