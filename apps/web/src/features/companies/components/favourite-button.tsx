import { useQueryClient } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { IconButton } from '../../../shared/ui/button.tsx';
import { words } from '../../../shared/words/words.ts';
import { toggleFavourite, usePreferences } from '../../preferences/queries.ts';

/** Puts a company among the person's favourites, or takes it out. */
export function FavouriteButton({ id, name }: { id: string; name: string }) {
  const client = useQueryClient();
  const starred = usePreferences().favourites.includes(id);
  return (
    <IconButton
      label={starred ? words.switcher.unfavourite(name) : words.switcher.favourite(name)}
      onClick={() => toggleFavourite(client, id)}
    >
      <Star aria-hidden className={`size-4 ${starred ? 'fill-current text-warn' : ''}`} />
    </IconButton>
  );
}
