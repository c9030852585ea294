import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  failed: 'Telefon numaraları ve diller sayılamadı.',
  phone: 'Telefon numarası olan',
  language: 'Tercih edilen dili olan',
  of: (count, members) => (count === null ? 'bilinmiyor' : `${n(members)} etkin üye içinde ${n(count)}`),
  none: 'Etkin üye yok',
  masked:
    'Bu şirket kişilerini gizliyor; kimin telefon numarası veya tercih edilen dili olduğu bu yüzden bilinmiyor.',
});
