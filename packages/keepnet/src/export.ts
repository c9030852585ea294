import type { KeepnetError } from './error.ts';
import type { Call } from './options.ts';
import type { ExportChoice } from './page.ts';
import type { Fill, Route } from './transport/route.ts';
import type { ExportFile } from './transport/stream.ts';
import type { Upstream } from './transport/upstream.ts';

/**
 * Asks for a file of a list: the screen's own body plus what exports add. `CSV` first; where the tenant answers 400 and
 * names exportType, once more with `Csv` (A21).
 */
export function exportList(
  upstream: Upstream,
  route: Route,
  choice: ExportChoice,
  call: Call | undefined,
  fill: Fill,
): Promise<ExportFile> {
  let exportType = choice.format === 'xlsx' ? 'Excel' : 'CSV';
  let search = fill.body;
  const body = () => ({ ...search, reportAllPages: choice.scope !== 'page', exportType });
  const amend = (error: KeepnetError) => {
    if (exportType === 'CSV' && namesExportType(error)) {
      exportType = 'Csv';
      return body();
    }
    search = fill.amend?.(error);
    return search && body();
  };
  return upstream.file(route, call, { ...fill, body: body(), amend });
}

function namesExportType(error: KeepnetError): boolean {
  return error.messages.some((message) => /export\s?type/i.test(message));
}
