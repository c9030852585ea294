import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  delete: 'Sil',
  deleteHint: 'Gruplar silinir, içindeki kişiler silinmez. Geri alınamaz.',
  deleteTitle: (count) => `${n(count)} hedef grubu sil`,
  deleteOne: (name) => `Hedef grubu sil: ${name}`,
  kept: (count) => `Bunların ${n(count)} tanesini Keepnet veya bir dizin yönetiyor; onlar silinmez.`,
});
