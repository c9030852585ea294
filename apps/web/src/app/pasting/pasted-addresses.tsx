import { maxPeopleSought } from '@reseller-console/contract';
import { useNavigate } from 'react-router';
import { bringToPeople } from '../../features/people/queries.ts';
import { readAddresses } from '../../shared/lib/pasted-addresses.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DialogFoot } from '../../shared/ui/dialog-foot.tsx';
import { LookUpHere } from './look-up-here.tsx';
import { NamedList } from './named-list.tsx';
import { words as w } from './words/en.ts';

interface PastedAddressesProps {
  title: string;
  text: string;
  lookUp: boolean;
  companyId: string | undefined;
  onClose: () => void;
}

/** The people of a pasted list: found in the company on screen, or in all companies. */
export function PastedAddresses({ title, text, lookUp, companyId, onClose }: PastedAddressesProps) {
  const navigate = useNavigate();
  const { addresses, others } = readAddresses(text);
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-5">
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="text-sm">{w.oneSearch}</p>
        {companyId === undefined ? null : (
          <LookUpHere companyId={companyId} addresses={addresses} atOnce={lookUp} onOpen={onClose} />
        )}
        <NamedList
          title={w.others(others.length)}
          items={others.map((other) => ({ key: other, content: other }))}
        />
        {addresses.length > maxPeopleSought ? (
          <p className="text-sm text-muted">{w.tooManyEverywhere(maxPeopleSought)}</p>
        ) : null}
      </div>
      <DialogFoot>
        <Button onClick={onClose}>{w.close}</Button>
        <Button
          look={companyId === undefined ? 'primary' : 'plain'}
          onClick={() => {
            onClose();
            bringToPeople(text);
            void navigate('/people');
          }}
        >
          {w.findEverywhere(addresses.length)}
        </Button>
      </DialogFoot>
    </>
  );
}
