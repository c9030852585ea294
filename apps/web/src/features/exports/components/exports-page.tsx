import {
  type CompaniesFileFormat,
  type CompaniesFileNoun,
  companiesFileNouns,
  csvSeparators,
  maxCompaniesNamed,
} from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { CompanyChoice } from '../../../shared/company-choice/company-choice.tsx';
import { chosenPlaces, type Places, placesOf } from '../../../shared/company-choice/places.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Choices } from '../../../shared/ui/choices.tsx';
import { Failure } from '../../../shared/ui/failure.tsx';
import { TextField } from '../../../shared/write/fields.tsx';
import { directoryQuery } from '../../companies/queries.ts';
import { useCompanyGroupChoices } from '../../company-groups/queries.ts';
import { useCsvSeparator } from '../../preferences/queries.ts';
import { useIsLimited } from '../../session/queries.ts';
import { readFieldNames } from '../model/field-names.ts';
import { type Chosen, leftOutQuery, startFile } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { FileRun } from './file-run.tsx';
import { LeftOut } from './left-out.tsx';

const formats: readonly CompaniesFileFormat[] = ['zip', 'csv'];

/** One file of the target users or target groups of many companies: what it is of, its progress, and what it lacks. */
export function ExportsPage() {
  const [address] = useSearchParams();
  const [noun, setNoun] = useState<CompaniesFileNoun>('target-users');
  const limited = useIsLimited();
  const [asked, setPlaces] = useState<Places>(() => placesOf(address, 'all'));
  // People who see certain companies only have no company groups, also if an address names one.
  const places = limited && asked.way === 'group' ? { ...asked, way: 'all' as const } : asked;
  const [fields, setFields] = useState('');
  const [format, setFormat] = useState<CompaniesFileFormat>('zip');
  const [separator, onSeparator] = useCsvSeparator();
  const list = useQuery(directoryQuery);
  const directory = list.data;
  const failure = useFailure(list);
  const groups = useCompanyGroupChoices(limited);
  const named = directory && chosenPlaces(places, directory);
  const count = named && 'companies' in named ? named.companies.length : 0;
  const isTooMany = places.way !== 'all' && count > maxCompaniesNamed;
  const chosen: Chosen | undefined = places.way === 'all' ? {} : isTooMany ? undefined : named;
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
        {failure ? (
          <Failure {...failure} />
        ) : (
          <CompanyChoice
            label={w.which}
            places={places}
            directory={directory}
            groups={groups}
            onChange={(change) => setPlaces({ ...places, ...change })}
          />
        )}
        {isTooMany ? <p className="text-sm text-bad">{w.tooMany(count, maxCompaniesNamed)}</p> : null}
        {chosen === undefined ? null : <LeftOut noun={noun} chosen={chosen} />}
        {noun === 'target-users' ? (
          <TextField
            label={w.fields}
            name="fields"
            hint={w.fieldsHint}
            error={undefined}
            value={fields}
            onChange={setFields}
          />
        ) : null}
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
