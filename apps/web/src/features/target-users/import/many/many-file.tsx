import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useFailure } from '../../../../shared/lib/use-failure.ts';
import { Button } from '../../../../shared/ui/button.tsx';
import { Failure } from '../../../../shared/ui/failure.tsx';
import { directoryQuery } from '../../../companies/queries.ts';
import { openPlan } from '../../../jobs/open-plan.ts';
import { mappingFaults } from '../components/field-choices.ts';
import { FileButton } from '../components/file-button.tsx';
import { useKnownEverywhere } from '../components/use-known.ts';
import type { ReadProblemCode } from '../reading/read-problem.ts';
import { words as w } from '../words/en.ts';
import { openWorker, WorkerProblem } from '../worker/open-worker.ts';
import type { FileRow, Opened } from '../worker/protocol.ts';
import { Columns } from './columns.tsx';
import { peopleOf } from './file-records.ts';
import { Findings } from './findings.tsx';
import { company, guessMeanings, isField, type Meaning, mappingOf } from './meaning.ts';

const m = w.many;
/** Rows of a file: a request has room for 1 MB. */
const maxRows = 2_500;

/** Target users of a file, each row in the company that it names. The file is read on the person's computer. */
export function ManyFile() {
  const navigate = useNavigate();
  const [worker] = useState(openWorker);
  useEffect(() => () => worker.end(), [worker]);
  const { known, failure: knownFailure } = useKnownEverywhere();
  const list = useQuery(directoryQuery);
  const directory = list.data;
  const directoryFailure = useFailure(list);
  const failure = directoryFailure ?? knownFailure;
  const [fileName, setFileName] = useState('');
  const [opened, setOpened] = useState<Opened>();
  const [meanings, setMeanings] = useState<readonly Meaning[]>([]);
  const [checked, setChecked] = useState<{ rows: readonly FileRow[]; meanings: readonly Meaning[] }>();
  // Rows that were read with other meanings of the columns would put their values into wrong fields.
  const rows = checked?.meanings === meanings ? checked.rows : undefined;
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
      setMeant({});
      setOpened(undefined);
      const found = await worker.ask('open', { file, choices: {} });
      setFileName(file.name);
      setMeanings(guessMeanings(found));
      setOpened(found);
    });
  const check = (at: number) =>
    run(async () => {
      if (known === undefined) return;
      await worker.ask('check', { mapping: mappingOf(meanings), known });
      setChecked({ rows: await worker.ask('people', { company: at }), meanings });
    });

  const at = meanings.indexOf(company);
  const faults = mappingFaults(mappingOf(meanings), []);
  const [columnFault] = faults.columns.values();
  const isOneCompany = meanings.filter((one) => one === company).length === 1;
  const fault = isOneCompany ? (columnFault ?? faults.whole) : m.needsCompany;
  const isTooLong = (opened?.rowCount ?? 0) > maxRows;
  const companies = new Set(people?.records.map(({ companyId }) => companyId)).size;
  const isOpen = people?.ambiguous.some(({ name }) => meant[name] === undefined) === true;

  return (
    <div className="flex flex-col gap-5">
      <p className="text-sm text-muted">{m.lead(maxRows)}</p>
      <FileButton
        label={opened ? m.another : w.source.choose}
        look={opened ? 'plain' : 'primary'}
        className="self-start"
        onFile={(file) => void open(file)}
      />
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
          <Columns opened={opened} meanings={meanings} onChange={setMeanings} />
          {isTooLong ? <p className="text-sm text-bad">{m.tooLong(maxRows)}</p> : null}
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
