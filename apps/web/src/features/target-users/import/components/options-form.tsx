import { importModes } from '@reseller-console/contract';
import { Choices } from '../../../../shared/ui/choices.tsx';
import { Switch } from '../../../../shared/ui/switch.tsx';
import { GroupsField } from '../../components/form-choices.tsx';
import { words as w } from '../words/en.ts';
import { useImport } from './import-context.ts';

const c = w.columns;

/** What becomes of the people in the file, of those who exist and of those who are not in it. */
export function ImportOptionsForm() {
  const { session, state } = useImport();
  const { mode, deleted, compare, targetGroupIds } = state.options;
  return (
    <div className="flex max-w-160 flex-col gap-4">
      <GroupsField
        companyId={session.companyId}
        name="targetGroupIds"
        error={undefined}
        value={[...targetGroupIds]}
        onChange={(ids) => session.setOptions({ targetGroupIds: ids })}
      />
      <div className="flex flex-wrap items-start gap-x-8 gap-y-4">
        <div>
          <Choices
            label={c.people}
            choices={importModes.map((one) => [one, c.modes[one]] as const)}
            value={mode}
            onChoose={(chosen) => session.setOptions({ mode: chosen })}
          />
          <p className="mt-1.5 text-xs text-muted">{c.modeHint}</p>
        </div>
        <Choices
          label={c.deleted}
          choices={(['leave', 'include'] as const).map((one) => [one, c.deletedChoices[one]] as const)}
          value={deleted}
          onChoose={(chosen) => session.setOptions({ deleted: chosen })}
        />
      </div>
      <div>
        <Switch label={c.compare} on={compare} onSwitch={(on) => session.setOptions({ compare: on })} />
        <p className="text-xs text-muted">{c.compareHint}</p>
      </div>
    </div>
  );
}
