import { CircleAlert, Info } from 'lucide-react';
import { handsFocusOn } from '../../../../shared/lib/focus.ts';
import { Button, buttonLook } from '../../../../shared/ui/button.tsx';
import { Link } from '../../../../shared/ui/link.tsx';
import { Switch } from '../../../../shared/ui/switch.tsx';
import { SelectField } from '../../../../shared/write/fields.tsx';
import { delimiters } from '../reading/delimiter.ts';
import { type Encoding, encodings } from '../reading/encoding.ts';
import type { ReadNote } from '../reading/rows.ts';
import { columnLetters } from '../reading/table.ts';
import { words as w } from '../words/en.ts';
import type { OpenChoices, Opened } from '../worker/protocol.ts';
import { useImport } from './import-context.ts';

const s = w.source;
const shownColumns = 8;
const shownRows = 6;

const noteText = (note: ReadNote): string =>
  note.code === 'open_quote' ? s.notes.open_quote(note.line) : s.notes[note.code](note.count);

function Notes({ opened }: { opened: Opened }) {
  const texts = [
    ...(opened.rowCount === 0 ? [s.noRows] : opened.headerRow === null ? [s.noHeaderFound] : []),
    ...opened.notes.map(noteText),
  ];
  if (texts.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {texts.map((text) => (
        <li key={text} className="flex items-start gap-2">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          {text}
        </li>
      ))}
    </ul>
  );
}

function How({ opened }: { opened: Opened }) {
  const { session, state, own } = useImport();
  const { source, choices } = state;
  const { how, top, headerRow, notes } = opened;
  if (how === undefined || source?.file === undefined) return null;
  const { name, file } = source;
  const choose = (part: OpenChoices) => {
    // Another sheet, delimiter or encoding has its header elsewhere.
    const { headerRow: _, ...others } = choices;
    const kept = 'headerRow' in part || 'withoutHidden' in part ? choices : others;
    void session.open({ name, file }, { ...kept, ...part }, own);
  };
  const none = 'none';
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-semibold">{s.how}</legend>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,220px),1fr))] gap-3">
        {how.kind === 'text' ? (
          <>
            <SelectField
              name="encoding"
              label={s.encoding}
              error={undefined}
              choices={encodings.map((one) => [one, s.encodings[one]] as const)}
              value={encodings.find((one) => one === how.encoding) ?? 'utf-8'}
              onChange={(encoding: Encoding) => choose({ encoding })}
            />
            <SelectField
              name="delimiter"
              label={s.delimiter}
              error={undefined}
              choices={delimiters.map((one) => [one, s.delimiters[one]] as const)}
              value={delimiters.find((one) => one === how.delimiter) ?? ','}
              onChange={(delimiter) => choose({ delimiter })}
            />
          </>
        ) : (
          <SelectField
            name="sheet"
            label={s.sheet}
            error={undefined}
            choices={how.sheets.map((name, at) => [String(at), name] as const)}
            value={String(how.sheet)}
            onChange={(sheet) => choose({ sheet: Number(sheet) })}
          />
        )}
        <SelectField
          name="header"
          label={s.header}
          error={undefined}
          choices={[
            [none, s.noHeader],
            ...top.map(
              ({ line, cells }, at) =>
                [
                  String(at),
                  s.headerAt(
                    line,
                    cells
                      .filter((cell) => cell !== '')
                      .join(' · ')
                      .slice(0, 60),
                  ),
                ] as const,
            ),
          ]}
          value={headerRow === null ? none : String(headerRow)}
          onChange={(row) => choose({ headerRow: row === none ? null : Number(row) })}
        />
      </div>
      {notes.some(({ code }) => code === 'hidden_rows') ? (
        <Switch
          label={s.withoutHidden}
          on={choices.withoutHidden === true}
          onSwitch={(withoutHidden) => choose({ withoutHidden })}
        />
      ) : null}
    </fieldset>
  );
}

function Preview({ opened }: { opened: Opened }) {
  const first = opened.headerRow === null ? 0 : opened.headerRow + 1;
  const columns = opened.columns.slice(0, shownColumns);
  return (
    <section
      aria-label={s.preview}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-surface border border-line"
    >
      {/* Not cards on a phone, unlike other tables: it shows how the columns of the file were found. */}
      <table className="min-w-full bg-surface text-sm">
        <thead>
          <tr>
            {columns.map(({ header }, at) => (
              <th
                key={columnLetters(at)}
                scope="col"
                dir="auto"
                className="max-w-60 truncate px-3 py-2 text-start text-xs font-medium text-muted"
              >
                {header || w.columns.column(columnLetters(at))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {opened.top.slice(first, first + shownRows).map(({ line, cells }) => (
            <tr key={line} className="border-t border-line">
              {columns.map((_, at) => (
                <td key={columnLetters(at)} dir="auto" className="max-w-60 truncate px-3 py-2 text-start">
                  {cells[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What was found in a source and how to read it differently; or why it cannot be read. */
export function ReadSource() {
  const { session, state, stepAt, own } = useImport();
  const { source, opened, problem, choices } = state;
  if (!source) return null;
  const { name, file } = source;
  return (
    <div ref={handsFocusOn} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 break-words">
          <span dir="auto" className="font-semibold">
            {source.name}
          </span>
          {opened ? (
            <span className="text-muted"> · {s.found(opened.rowCount, opened.columns.length)}</span>
          ) : null}
        </p>
        <Button look="quiet" onClick={() => session.cancel()}>
          {s.another}
        </Button>
      </div>
      {problem ? (
        <div
          role="alert"
          className="flex items-start gap-2 rounded-surface border border-bad bg-bad-tint p-3"
        >
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-bad" />
          <span className="flex flex-col items-start gap-2">
            {w.problems[problem]}
            {problem === 'internal' && file ? (
              <Button onClick={() => void session.open({ name, file }, choices, own)}>{s.tryAgain}</Button>
            ) : null}
          </span>
        </div>
      ) : null}
      {opened ? (
        <>
          <Notes opened={opened} />
          <How opened={opened} />
          {opened.top.length > 0 ? <Preview opened={opened} /> : null}
          {opened.rowCount > 0 ? (
            <Link to={stepAt('columns')} className={`${buttonLook('primary')} self-start`}>
              {s.next}
            </Link>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
