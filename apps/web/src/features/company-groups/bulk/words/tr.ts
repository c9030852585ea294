import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  delete: 'Sil',
  deleteHint: 'Gruplar silinir, içindeki şirketler silinmez. Geri alınamaz.',
  deleteTitle: (count) => `${n(count)} şirket grubunu sil`,
  deleteOne: (name) => `Şirket grubunu sil: ${name}`,
});
