import { useId, useState } from 'react';
import { handsFocusOn } from '../../../../shared/lib/focus.ts';
import { formatMoment } from '../../../../shared/lib/moment.ts';
import { Button } from '../../../../shared/ui/button.tsx';
import { Choices } from '../../../../shared/ui/choices.tsx';
import { Field } from '../../../../shared/write/fields.tsx';
import { tableOfAddresses } from '../model/pasted.ts';
import { readLimits } from '../reading/limits.ts';
import { words as w } from '../words/en.ts';
import { FileButton } from './file-button.tsx';
import { useImport } from './import-context.ts';
import { ProgressLine } from './progress-line.tsx';
import { ReadSource } from './read-source.tsx';

const kinds = ['file', 'cells', 'addresses'] as const;
type Kind = (typeof kinds)[number];
const s = w.source;

function FileChoice() {
  const { session, own } = useImport();
  const id = useId();
  return (
    <div className="flex flex-col items-center gap-3 rounded-surface border border-dashed border-field bg-surface px-4 py-10 text-center">
      <p className="text-lg font-medium max-sm:hidden">{s.drop}</p>
      <FileButton
        label={s.choose}
        describedBy={`${id}-hint`}
        onFile={(file) => void session.open({ name: file.name, file }, {}, own)}
      />
      <p id={`${id}-hint`} className="max-w-prose text-sm text-muted text-pretty">
        {s.hint(readLimits.bytes / 1024 / 1024, readLimits.rows)}
      </p>
    </div>
  );
}

function PasteChoice({ kind }: { kind: Exclude<Kind, 'file'> }) {
  const { session, own } = useImport();
  const [text, setText] = useState('');
  const isCells = kind === 'cells';
  const open = (pasted: string) => {
    const table = isCells
      ? pasted
      : tableOfAddresses(pasted, { name: w.columns.fullName, email: s.addresses });
    const delimiter = isCells && !pasted.includes('\t') ? {} : { delimiter: '\t' };
    const name = isCells ? s.cellsName : s.addressesName;
    void session.open({ name, file: new Blob([table]) }, { encoding: 'utf-8', ...delimiter }, own);
  };
  return (
    <div className="flex max-w-160 flex-col gap-3">
      <Field
        label={isCells ? s.cells : s.addresses}
        hint={isCells ? s.cellsHint : s.addressesHint}
        error={undefined}
      >
        {(tied) => (
          <textarea
            {...tied}
            rows={8}
            spellCheck={false}
            autoComplete="off"
            dir="auto"
            value={text}
            className="w-full resize-y rounded-control border border-field bg-surface px-2.5 py-2 font-mono text-sm hover:border-muted"
            onChange={({ target }) => setText(target.value)}
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text/plain');
              // A field with so much text would make the page slow, and people do not edit it there.
              if (pasted.length < 100_000) return;
              event.preventDefault();
              open(pasted);
            }}
          />
        )}
      </Field>
      <Button
        look="primary"
        className="self-start"
        aria-disabled={text.trim() === ''}
        onClick={() => open(text)}
      >
        {s.read}
      </Button>
    </div>
  );
}

/** The first step: what is imported, and how it was read. */
export function SourceStep() {
  const { session, state } = useImport();
  const [kind, setKind] = useState<Kind>('file');
  const { source, reading, opened, problem } = state;
  if (reading) {
    const { done } = reading;
    return (
      <ProgressLine
        text={done === 0 ? s.readingFile : s.reading(done)}
        done={undefined}
        onCancel={() => session.cancel()}
      />
    );
  }
  if (source && (opened || problem)) return <ReadSource />;
  return (
    <div ref={handsFocusOn} className="flex flex-col gap-4">
      {state.kept === undefined ? null : (
        <div
          ref={handsFocusOn}
          className="flex flex-wrap items-center gap-3 rounded-surface border border-line bg-surface p-3 text-sm"
        >
          <span>{s.kept(formatMoment(new Date(state.kept).toISOString()) ?? '')}</span>
          <span className="ml-auto flex gap-2">
            <Button onClick={session.discard}>{s.discard}</Button>
            <Button look="primary" onClick={() => void session.resume()}>
              {s.resume}
            </Button>
          </span>
        </div>
      )}
      <div className="self-start">
        <Choices
          label={s.kind}
          choices={kinds.map((one) => [one, s.kinds[one]] as const)}
          value={kind}
          onChoose={setKind}
        />
      </div>
      {kind === 'file' ? <FileChoice /> : <PasteChoice key={kind} kind={kind} />}
    </div>
  );
}
