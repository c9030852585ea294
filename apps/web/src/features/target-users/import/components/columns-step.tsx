import type { ImportField } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useId } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { Button } from '../../../../shared/ui/button.tsx';
import { Failure } from '../../../../shared/ui/failure.tsx';
import { controlLook } from '../../../../shared/write/fields.tsx';
import { sessionQuery } from '../../../session/queries.ts';
import { customFieldIn, hasChoices } from '../checking/mapping.ts';
import { columnLetters } from '../reading/table.ts';
import { words as w } from '../words/en.ts';
import type { Column } from '../worker/protocol.ts';
import { fieldChoices, mappingFaults } from './field-choices.ts';
import { useImport } from './import-context.ts';
import { ImportOptionsForm } from './options-form.tsx';
import { DateOrderChoice, ValueMeanings } from './value-meanings.tsx';

const c = w.columns;
const none = '';

interface ColumnRowProps {
  column: number;
  is: Column;
  name: string;
  fault: string | undefined;
}

/** One column: what it holds, and what it is. */
function ColumnRow({ column, is, name, fault }: ColumnRowProps) {
  const { session, state, known, own } = useImport();
  const id = useId();
  const field = state.mapping.fields[column] ?? null;
  const choices = fieldChoices(own);
  const custom = known && customFieldIn(field, known);
  const isDate = custom?.type === 'Date' || custom?.type === 'DateTime';
  const options = (list: readonly (readonly [value: ImportField, text: string])[]) =>
    list.map(([value, text]) => (
      <option key={value} value={value}>
        {text}
      </option>
    ));
  return (
    <li className="flex flex-col gap-3 border-t border-line px-4 py-3 first:border-t-0">
      <div className="grid grid-cols-1 items-center gap-x-4 gap-y-1.5 sm:grid-cols-[1fr_1.5fr_1fr]">
        <label
          htmlFor={id}
          dir="auto"
          className={`min-w-0 font-medium break-words ${field === null ? 'text-muted' : ''}`}
        >
          {name}
        </label>
        <span className="flex min-w-0 flex-wrap gap-1.5">
          {is.samples.map((sample) => (
            <span
              key={sample}
              dir="auto"
              title={sample}
              className="max-w-full truncate rounded-control bg-pressed px-1.5 py-0.5 text-xs text-muted sm:max-w-40"
            >
              {sample.slice(0, 100)}
            </span>
          ))}
        </span>
        <select
          id={id}
          aria-label={c.fieldOf(name)}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}-fault`}
          value={field ?? none}
          className={controlLook}
          onChange={({ target }) => {
            const all = [...choices.keepnet, ...choices.own];
            session.setField(column, all.find(([value]) => value === target.value)?.[0] ?? null);
          }}
        >
          <option value={none}>{c.skip}</option>
          <optgroup label={c.keepnetFields}>{options(choices.keepnet)}</optgroup>
          {own.length > 0 ? <optgroup label={c.ownFields}>{options(choices.own)}</optgroup> : null}
        </select>
      </div>
      {fault === undefined ? null : (
        <p id={`${id}-fault`} className="flex items-start gap-1.5 text-xs text-bad">
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          {fault}
        </p>
      )}
      {known && hasChoices(field) ? <ValueMeanings column={column} name={name} known={known} /> : null}
      {isDate ? <DateOrderChoice column={column} name={name} /> : null}
    </li>
  );
}

/** The second step: what each column is, and what becomes of the people. */
export function ColumnsStep() {
  const { session, state, known, own, failure, stepAt } = useImport();
  const navigate = useNavigate();
  const { opened, mapping } = state;
  if (!opened) return <Navigate to={stepAt('source')} replace />;
  const faults = mappingFaults(mapping, own);
  const { data: signedIn } = useQuery(sessionQuery);
  const lacksPhone = signedIn?.phoneRequired === true && !mapping.fields.includes('phoneNumber');
  const skipped = mapping.fields.filter((field) => field === null).length;
  const check = () => {
    if (faults.any || !known) return;
    void session.check(known);
    void navigate(stepAt('check'));
  };
  return (
    <div className="flex flex-col gap-5">
      <p className="text-sm text-muted">
        {state.recalled ? `${c.recalled} ` : ''}
        {c.lead}
      </p>
      {failure ? <Failure {...failure} /> : null}
      <ul className="rounded-surface border border-line bg-surface" aria-label={w.steps.columns}>
        {opened.columns.map((is, column) => (
          <ColumnRow
            key={columnLetters(column)}
            column={column}
            is={is}
            name={is.header || c.column(columnLetters(column))}
            fault={faults.columns.get(column)}
          />
        ))}
      </ul>
      {lacksPhone ? <p className="text-sm text-warn">{c.noPhone}</p> : null}
      <ImportOptionsForm />
      <footer className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-page px-4 py-3">
        {faults.whole === undefined ? (
          <span className="text-sm text-muted">{skipped === 0 ? null : c.skipped(skipped)}</span>
        ) : (
          <span role="alert" className="flex items-start gap-1.5 text-sm text-bad">
            <CircleAlert aria-hidden className="size-4 shrink-0" />
            {faults.whole}
          </span>
        )}
        <Button look="primary" className="ml-auto" aria-disabled={faults.any || !known} onClick={check}>
          {c.check(opened.rowCount)}
        </Button>
      </footer>
    </div>
  );
}
