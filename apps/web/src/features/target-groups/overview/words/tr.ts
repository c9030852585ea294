import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  title: 'En büyük hedef gruplar',
  all: 'Tüm hedef gruplar',
  failed: 'Hedef gruplar yüklenemedi.',
  none: 'Bu şirketin hedef grubu yok.',
  members: (count) => `${n(count)} üye`,
  ofNewest: (count, total) => `${n(total)} gruptan en yeni ${n(count)} tanesi arasında.`,
});
