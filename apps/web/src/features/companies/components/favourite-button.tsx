import { useQueryClient } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { toggleFavourite, usePreferences } from '../../preferences/queries.ts';
import type { NamedCompany } from '../queries.ts';
import { words as w } from '../words/en.ts';

/** Puts a company among the person's favourites, or takes it out. */
export function FavouriteButton({ id, ...company }: NamedCompany) {
  const client = useQueryClient();
  const starred = usePreferences().favourites.includes(id);
  const name = toldApart(company);
  return (
    <IconButton
      label={starred ? w.unfavourite(name) : w.favourite(name)}
      onClick={() => toggleFavourite(client, id)}
    >
      <Star aria-hidden className={`size-4 ${starred ? 'fill-current text-warn' : ''}`} />
    </IconButton>
  );
}
