import {
  type CompaniesFileFormat,
  type CompaniesFileNoun,
  companiesFileNouns,
  csvSeparators,
} from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../../../shared/ui/button.tsx';
import { Choices } from '../../../shared/ui/choices.tsx';
import { directoryQuery } from '../../companies/queries.ts';
import { useCsvSeparator } from '../../preferences/queries.ts';
import { readFieldNames } from '../model/field-names.ts';
import { leftOutQuery, startFile } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { type Choice, CompaniesChoice, chosenBy } from './companies-choice.tsx';
import { FileRun } from './file-run.tsx';
import { LeftOut } from './left-out.tsx';

const formats: readonly CompaniesFileFormat[] = ['zip', 'csv'];

function FieldNames({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-xs font-medium">
        {w.fields}
      </label>
      <input
        id={id}
        type="text"
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        value={value}
        className="h-9 w-full rounded-control border border-field bg-surface px-2.5 text-base hover:border-muted"
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}-hint`} className="text-xs text-muted">
        {w.fieldsHint}
      </p>
    </div>
  );
}

/** One file of the target users or target groups of many companies: what it is of, its progress, and what it lacks. */
export function ExportsPage() {
  const [address] = useSearchParams();
  const [noun, setNoun] = useState<CompaniesFileNoun>('target-users');
  const group = address.get('group') ?? '';
  const [choice, setChoice] = useState<Choice>({ by: group === '' ? 'all' : 'group', group, names: '' });
  const [fields, setFields] = useState('');
  const [format, setFormat] = useState<CompaniesFileFormat>('zip');
  const [separator, onSeparator] = useCsvSeparator();
  const { data: directory = [] } = useQuery(directoryQuery);
  const chosen = chosenBy(choice, directory);
  const { data: told } = useQuery({ ...leftOutQuery(noun, chosen ?? {}), enabled: chosen !== undefined });
  const of = chosen === undefined ? undefined : told?.of;
  const cannot = chosen === undefined || of === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen === undefined || cannot) return;
    startFile({ ...chosen, noun, fields: readFieldNames(fields), format, separator });
  };
  return (
    <section className="list-page" aria-label={w.title}>
      <header className="flex flex-wrap items-baseline gap-x-2.5">
        <h1 className="text-xl font-semibold">{w.title}</h1>
        <span className="text-base text-muted">{w.lead}</span>
      </header>
      <form onSubmit={submit} className="flex max-w-160 flex-col gap-4">
        <Choices
          label={w.what}
          choices={companiesFileNouns.map((one) => [one, w.nouns[one]] as const)}
          value={noun}
          onChoose={setNoun}
        />
        <CompaniesChoice value={choice} onChange={setChoice} />
        {chosen === undefined ? null : <LeftOut noun={noun} chosen={chosen} />}
        {noun === 'target-users' ? <FieldNames value={fields} onChange={setFields} /> : null}
        <div className="flex flex-col gap-1.5">
          <Choices
            label={w.format}
            choices={formats.map((one) => [one, w.formats[one]] as const)}
            value={format}
            onChoose={setFormat}
          />
          <p className="text-xs text-muted">{format === 'zip' ? w.zipHint : w.csvHint}</p>
        </div>
        <Choices
          label={w.separator}
          choices={csvSeparators.map((one) => [one, w.separators[one]] as const)}
          value={separator}
          onChoose={onSeparator}
        />
        <Button
          type="submit"
          look="primary"
          className="h-auto! min-h-8 max-w-full shrink! self-start py-1 whitespace-normal!"
          aria-disabled={cannot}
        >
          {of === undefined ? w.start[noun] : w.startOf[noun](of)}
        </Button>
      </form>
      <FileRun />
    </section>
  );
}
