import { FileUp } from 'lucide-react';
import { buttonLook } from '../../../../shared/ui/button.tsx';
import { Link } from '../../../../shared/ui/link.tsx';
import { words as w } from '../../words/en.ts';

/** The way from the list of target users to the import. */
export const ImportLink = ({ companyId }: { companyId: string }) => (
  <Link to={`/companies/${companyId}/target-users/import`} className={buttonLook('plain')}>
    <FileUp aria-hidden className="size-4 text-muted max-sm:hidden" />
    {w.importLink}
  </Link>
);
