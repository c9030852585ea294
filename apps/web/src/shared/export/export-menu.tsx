import { exportFormats, exportScopes } from '@reseller-console/contract';
import { takesFocus } from '../lib/focus.ts';
import { formatNumber } from '../lib/format.ts';
import { Button } from '../ui/button.tsx';
import { exportWords as w } from '../words/export.ts';
import type { ExportedList } from './export-button.tsx';
import { startExport } from './start-export.tsx';

/** The choices, one press each: every matching row or this page, as CSV or Excel. */
export default function ExportMenu({ list, onClose }: { list: ExportedList; onClose: () => void }) {
  const { name, place, operation, params, query, total, shown, hint } = list;
  const { formats = exportFormats, scopes = exportScopes } = list;
  const rows = { all: total, page: shown };
  return (
    <div className="flex w-76 max-w-full flex-col gap-1 p-2">
      {scopes.map((scope) => (
        <div key={scope} className="flex min-h-10 items-center gap-2 pl-2 text-sm">
          <span className="flex-1">
            {w.scopes[scope]}
            {rows[scope] === undefined ? null : (
              <span className="ml-2 text-muted">{formatNumber(rows[scope])}</span>
            )}
          </span>
          {formats.map((format) => (
            <Button
              key={format}
              aria-label={w.choice(w.formats[format], w.scopes[scope])}
              ref={scope === 'all' && format === 'csv' ? takesFocus : undefined}
              onClick={() => {
                onClose();
                const file = { operation, query: { ...query, format, scope } };
                startExport({ name, place, file: params ? { ...file, params } : file });
              }}
            >
              {w.formats[format]}
            </Button>
          ))}
        </div>
      ))}
      {hint === undefined ? null : <p className="px-2 pb-1 text-xs text-muted">{hint}</p>}
    </div>
  );
}
