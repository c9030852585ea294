import type { ImportField } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { toldApart } from '../../../../shared/lib/namesakes.ts';
import { useFailure } from '../../../../shared/lib/use-failure.ts';
import { Button, buttonLook } from '../../../../shared/ui/button.tsx';
import { Failure } from '../../../../shared/ui/failure.tsx';
import { controlLook, SelectField } from '../../../../shared/write/fields.tsx';
import { directoryQuery } from '../../../companies/queries.ts';
import { openPlan } from '../../../jobs/open-plan.ts';
import { languagesQuery, timeZonesQuery } from '../../details-queries.ts';
import { guessFields } from '../checking/guess.ts';
import type { Known, Mapping } from '../checking/mapping.ts';
import { fieldChoices, fieldName, mappingFaults } from '../components/field-choices.ts';
import type { ReadProblemCode } from '../reading/read-problem.ts';
import { columnLetters } from '../reading/table.ts';
import { words as w } from '../words/en.ts';
import { openWorker, WorkerProblem } from '../worker/open-worker.ts';
import type { FileRow, Opened } from '../worker/protocol.ts';
import { type FilePeople, peopleOf } from './file-records.ts';

const m = w.many;
const company = 'company';
const companyHeader =
  /compan|customer|client|tenant|organi[sz]ation|şirket|sirket|firma|müşteri|musteri|kurum/i;
/** Rows of a file: a request has room for 1 MB. */
const mostRows = 2_500;
/** Rows and names that are listed; there may be thousands. */
const listed = 20;

/** What each column is: a field, the company, or nothing. */
type Meaning = ImportField | typeof company | null;

/** A guess for each column: the company by its header, the rest as an import guesses it. */
function guess({ columns }: Opened): Meaning[] {
  const at = columns.findIndex(({ header }) => companyHeader.test(header));
  const fields = guessFields(
    columns.map((one, index) => (index === at ? { header: '', samples: [] } : one)),
    [],
  );
  return fields.map((field, index) => (index === at ? company : field));
}

const isField = (meaning: Meaning): meaning is ImportField => meaning !== company && meaning !== null;
const mappingOf = (meanings: readonly Meaning[]): Mapping => ({
  fields: meanings.map((meaning) => (isField(meaning) ? meaning : null)),
  values: {},
  dateOrders: {},
});

function Columns({
  opened,
  meanings,
  onChange,
}: {
  opened: Opened;
  meanings: readonly Meaning[];
  onChange: (meanings: Meaning[]) => void;
}) {
  const choices = fieldChoices([]).keepnet;
  return (
    <ul className="rounded-surface border border-line bg-surface" aria-label={w.steps.columns}>
      {opened.columns.map(({ header, samples }, column) => {
        const name = header || w.columns.column(columnLetters(column));
        return (
          <li
            key={columnLetters(column)}
            className="grid grid-cols-1 items-center gap-x-4 gap-y-1.5 border-t border-line px-4 py-3 first:border-t-0 sm:grid-cols-[1fr_1.5fr_1fr]"
          >
            <span dir="auto" className="min-w-0 font-medium break-words">
              {name}
            </span>
            <span dir="auto" className="min-w-0 truncate text-xs text-muted">
              {samples.join(' · ')}
            </span>
            <select
              aria-label={w.columns.fieldOf(name)}
              value={meanings[column] ?? ''}
              className={controlLook}
              onChange={({ target }) => {
                const field = choices.find(([value]) => value === target.value)?.[0];
                const meaning = target.value === company ? company : (field ?? null);
                onChange(meanings.map((one, at) => (at === column ? meaning : one)));
              }}
            >
              <option value="">{w.columns.skip}</option>
              <option value={company}>{m.company}</option>
              {choices.map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </li>
        );
      })}
    </ul>
  );
}

function Left({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section className="rounded-surface border border-bad bg-bad-tint p-3 text-sm">
      <h3 className="font-medium">{title}</h3>
      <ul>
        {lines.slice(0, listed).map((line) => (
          <li key={line} dir="auto" className="break-words">
            {line}
          </li>
        ))}
      </ul>
      {lines.length > listed ? <p className="text-muted">{m.more(lines.length - listed)}</p> : null}
    </section>
  );
}

interface FindingsProps {
  people: FilePeople;
  meant: Readonly<Record<string, string>>;
  onMean: (name: string, id: string) => void;
}

/** What of the file cannot be planned, and the names for which a company has to be chosen. */
function Findings({ people, meant, onMean }: FindingsProps) {
  const { missing, invalid, ambiguous } = people;
  const rowsOf = missing.reduce((sum, { lines }) => sum + lines, 0);
  return (
    <>
      {ambiguous.map(({ name, candidates }) => (
        <SelectField
          key={name}
          name={name}
          label={m.ambiguous(name)}
          error={meant[name] === undefined ? m.choose : undefined}
          choices={[
            ['', ''] as const,
            ...candidates.map(([id, called]) => [id, toldApart({ name: called, apart: id })] as const),
          ]}
          value={meant[name] ?? ''}
          onChange={(id) => onMean(name, id)}
        />
      ))}
      {missing.length === 0 ? null : (
        <Left
          title={m.missing(rowsOf)}
          lines={missing.map(({ name, lines }) => m.missingName(name === '' ? m.noCompany : name, lines))}
        />
      )}
      {invalid.length === 0 ? null : (
        <Left
          title={m.invalid(invalid.length)}
          lines={invalid.map(({ line, field, what }) => m.invalidRow(line, fieldName(field, []), what))}
        />
      )}
    </>
  );
}

/** What values are read by, without a company; undefined until it is loaded. */
function useKnownEverywhere() {
  const zones = useQuery(timeZonesQuery);
  const languages = useQuery(languagesQuery);
  const directory = useQuery(directoryQuery);
  const failures = [useFailure(zones), useFailure(languages), useFailure(directory)];
  const known = useMemo((): Known | undefined => {
    if (!zones.data || !languages.data) return undefined;
    return {
      customFields: [],
      timeZones: zones.data.map(({ id, name }) => ({ id, names: [name] })),
      languages: languages.data.map(({ id, name, label }) => ({ id, names: [name, label] })),
      countryCode: null,
    };
  }, [zones.data, languages.data]);
  return { known, directory: directory.data, failure: failures.find((one) => one !== undefined) };
}

/** Target users of a file, each row in the company that it names. The file is read on the person's computer. */
export function ManyFile() {
  const navigate = useNavigate();
  const [worker] = useState(openWorker);
  useEffect(() => () => worker.end(), [worker]);
  const { known, directory, failure } = useKnownEverywhere();
  const [fileName, setFileName] = useState('');
  const [opened, setOpened] = useState<Opened>();
  const [meanings, setMeanings] = useState<readonly Meaning[]>([]);
  const [rows, setRows] = useState<readonly FileRow[]>();
  const [meant, setMeant] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<ReadProblemCode | 'internal'>();
  const [busy, setBusy] = useState(false);
  const columns = useMemo(
    () => meanings.flatMap((field) => (isField(field) ? [{ name: field, field }] : [])),
    [meanings],
  );
  const people = useMemo(
    () => rows && directory && peopleOf(rows, columns, directory, meant),
    [rows, columns, directory, meant],
  );
  if (failure) return <Failure {...failure} />;

  async function run(work: () => Promise<void>) {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof WorkerProblem ? error.code : 'internal');
    }
    setBusy(false);
  }
  const open = (file: File) =>
    run(async () => {
      setRows(undefined);
      setMeant({});
      setOpened(undefined);
      const found = await worker.ask('open', { file, choices: {} });
      setFileName(file.name);
      setMeanings(guess(found));
      setOpened(found);
    });
  const check = (at: number) =>
    run(async () => {
      if (known === undefined) return;
      await worker.ask('check', { mapping: mappingOf(meanings), known });
      setRows(await worker.ask('people', { company: at }));
    });

  const at = meanings.indexOf(company);
  const faults = mappingFaults(mappingOf(meanings), []);
  const [columnFault] = faults.columns.values();
  const isOneCompany = meanings.filter((one) => one === company).length === 1;
  const fault = isOneCompany ? (columnFault ?? faults.whole) : m.needsCompany;
  const isTooLong = (opened?.rowCount ?? 0) > mostRows;
  const companies = new Set(people?.records.map(({ companyId }) => companyId)).size;
  const isOpen = people?.ambiguous.some(({ name }) => meant[name] === undefined) === true;

  return (
    <div className="flex flex-col gap-5">
      <p className="text-sm text-muted">{m.lead(mostRows)}</p>
      <label
        className={`${buttonLook(opened ? 'plain' : 'primary')} relative self-start has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
      >
        {opened ? m.another : w.source.choose}
        <input
          type="file"
          accept=".xlsx,.csv,.tsv,.txt,.xls,.xlsm,.xlsb,.ods"
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file) void open(file);
          }}
        />
      </label>
      {busy ? <p className="text-sm text-muted">{w.source.readingFile}</p> : null}
      {problem === undefined ? null : (
        <p role="alert" className="text-sm text-bad">
          {w.problems[problem]}
        </p>
      )}
      {opened === undefined ? null : (
        <>
          <h2 dir="auto" className="text-base font-semibold break-words">
            {m.file(fileName, opened.rowCount)}
          </h2>
          <Columns
            opened={opened}
            meanings={meanings}
            onChange={(changed) => {
              setMeanings(changed);
              setRows(undefined);
            }}
          />
          {isTooLong ? <p className="text-sm text-bad">{m.tooLong(mostRows)}</p> : null}
          {fault === undefined ? null : <p className="text-sm text-bad">{fault}</p>}
          {people === undefined ? (
            <Button
              look="primary"
              className="self-start"
              aria-disabled={fault !== undefined || isTooLong || busy || known === undefined}
              onClick={() => void check(at)}
            >
              {w.columns.check(opened.rowCount)}
            </Button>
          ) : (
            <>
              <p role="status">{m.ready(people.records.length, companies)}</p>
              <Findings
                people={people}
                meant={meant}
                onMean={(name, id) => {
                  const { [name]: _, ...others } = meant;
                  setMeant(id === '' ? others : { ...others, [name]: id });
                }}
              />
              <Button
                look="primary"
                className="self-start"
                aria-haspopup="dialog"
                aria-disabled={people.records.length === 0 || isOpen}
                onClick={() =>
                  openPlan({
                    kind: 'create-target-users',
                    input: { records: [...people.records] },
                    title: m.title(people.records.length, companies),
                    onStarted: (jobId) => void navigate(`/jobs/${jobId}`),
                  })
                }
              >
                {m.check(companies)}
              </Button>
            </>
          )}
        </>
      )}
    </div>
  );
}
