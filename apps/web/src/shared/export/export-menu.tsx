import type { ExportFormat, ExportOperation, ExportScope, Page } from '@reseller-console/contract';
import { csvSeparators, exportFormats, exportScopes } from '@reseller-console/contract';
import { takesFocus } from '../lib/focus.ts';
import { formatNumber } from '../lib/format.ts';
import type { ToastPlace } from '../toast/toast-body.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { Link } from '../ui/link.tsx';
import type { ChosenSeparator } from './separator.ts';
import { startExport } from './start-export.tsx';
import { words as w } from './words/en.ts';

interface ListAnswer {
  readonly data: Pick<Page<unknown>, 'total' | 'items'> | undefined;
  /** Whether `data` answers an earlier search, which has other numbers. */
  readonly isPlaceholderData: boolean;
}

/** A list that can be taken away as a file. */
export interface ExportedList {
  /** The name of the list, as on its page. */
  readonly name: string;
  /** The company that the list belongs to, where it belongs to one. */
  readonly place?: ToastPlace | undefined;
  readonly operation: ExportOperation;
  readonly params?: Readonly<Record<string, string>>;
  /** What the list on screen shows: its search, filters, sort and page. */
  readonly query: object;
  /** The answer on screen, for the numbers of rows; absent where they are not those of the file. */
  readonly list?: ListAnswer | undefined;
  /** The formats that this person can have it in; absent: every one. */
  readonly formats?: readonly ExportFormat[] | undefined;
  /** What it can cover; absent: every matching row, or this page of them. */
  readonly scopes?: readonly ExportScope[] | undefined;
  /** What separates the cells of a CSV file. */
  readonly separator: ChosenSeparator;
  /** What the person should know of the file beforehand. */
  readonly hint?: string | undefined;
  /** The page that exports the records of these companies. */
  readonly ofCompanies?: string | undefined;
}

/** The choices, one press each: every matching row or this page, as CSV or Excel. */
export default function ExportMenu({ exported, onClose }: { exported: ExportedList; onClose: () => void }) {
  const { name, place, operation, params, query, list, hint, ofCompanies } = exported;
  const { formats = exportFormats, scopes = exportScopes } = exported;
  const [separator, onSeparator] = exported.separator;
  const page = list?.isPlaceholderData ? undefined : list?.data;
  const rows = { all: page?.total, page: page?.items.length };
  return (
    <div className="flex w-84 max-w-full flex-col gap-1 p-2">
      {scopes.map((scope) => (
        <div key={scope} className="flex min-h-10 items-center gap-2 px-2 text-sm">
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
                const chosen = format === 'csv' ? { format, scope, separator } : { format, scope };
                const file = { operation, query: { ...query, ...chosen } };
                startExport({ name, place, file: params ? { ...file, params } : file });
              }}
            >
              {w.formats[format]}
            </Button>
          ))}
        </div>
      ))}
      <div className="-mx-2 mt-1 flex flex-col gap-2 border-t border-line px-4 pt-3 pb-1">
        <Choices
          label={w.separator}
          choices={csvSeparators.map((choice) => [choice, w.separators[choice]] as const)}
          value={separator}
          onChoose={onSeparator}
        />
        <p className="text-xs text-muted">{w.separatorHint}</p>
        {formats.includes('xlsx') ? <p className="text-xs text-muted">{w.excelHint}</p> : null}
      </div>
      {ofCompanies === undefined ? null : (
        <Link to={ofCompanies} className="px-2 py-1 text-sm text-accent hover:underline" onClick={onClose}>
          {w.ofCompanies}
        </Link>
      )}
      {hint === undefined ? null : <p className="px-2 pb-1 text-xs text-muted">{hint}</p>}
    </div>
  );
}
