import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { CreatePage } from '../../features/create-in-many/components/create-page.tsx';
import { words as w } from '../../features/create-in-many/words/en.ts';
import { customFieldsQuery } from '../../features/target-users/details-queries.ts';
import { words } from '../../shared/words/en.ts';

// Its worker and words load with it.
const ManyFile = lazy(async () => ({
  default: (await import('../../features/target-users/import/many/many-file.tsx')).ManyFile,
}));
const file = (
  <Suspense>
    <ManyFile />
  </Suspense>
);

export function Component() {
  const { kind } = useParams();
  return (
    <>
      <title>{words.title(w.title, words.product)}</title>
      <CreatePage kind={kind} fields={customFieldsQuery} file={file} />
    </>
  );
}
