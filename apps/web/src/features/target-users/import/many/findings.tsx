import { toldApart } from '../../../../shared/lib/namesakes.ts';
import { SelectField } from '../../../../shared/write/fields.tsx';
import { fieldName } from '../components/field-choices.ts';
import { words } from '../words/en.ts';
import type { FilePeople } from './file-records.ts';

const w = words.many;
/** Rows and names that are listed; there may be thousands. */
const listed = 20;

function Refused({ title, lines }: { title: string; lines: readonly string[] }) {
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
      {lines.length > listed ? <p className="text-muted">{w.more(lines.length - listed)}</p> : null}
    </section>
  );
}

interface FindingsProps {
  people: FilePeople;
  meant: Readonly<Record<string, string>>;
  onMean: (name: string, id: string) => void;
}

/** What of the file cannot be planned, and the names for which a company has to be chosen. */
export function Findings({ people, meant, onMean }: FindingsProps) {
  const { missing, invalid, ambiguous } = people;
  const rowsOf = missing.reduce((sum, { lines }) => sum + lines, 0);
  return (
    <>
      {ambiguous.map(({ name, candidates }) => (
        <SelectField
          key={name}
          name={name}
          label={w.ambiguous(name)}
          error={meant[name] === undefined ? w.choose : undefined}
          choices={[
            ['', ''] as const,
            ...candidates.map(([id, called]) => [id, toldApart({ name: called, apart: id })] as const),
          ]}
          value={meant[name] ?? ''}
          onChange={(id) => onMean(name, id)}
        />
      ))}
      {missing.length === 0 ? null : (
        <Refused
          title={w.missing(rowsOf)}
          lines={missing.map(({ name, lines }) => w.missingName(name === '' ? w.noCompany : name, lines))}
        />
      )}
      {invalid.length === 0 ? null : (
        <Refused
          title={w.invalid(invalid.length)}
          lines={invalid.map(({ line, field, what }) => w.invalidRow(line, fieldName(field, []), what))}
        />
      )}
    </>
  );
}
