import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  select: (name) => `Seç: ${name}`,
  selectPage: 'Bu sayfadaki tüm satırları seç',
  foreign: 'Başka bir aramayla eşleşenlerin tümü seçili. Burada satır seçmek için önce o seçimi temizleyin.',
  selected: (count) => `${n(count)} seçili`,
  selectedIn: (count, place) => `${n(count)} seçili: ${place}`,
  selectMatching: (count) => `Eşleşen ${n(count)} kaydın tümünü seç`,
  clear: 'Temizle',
  bar: 'Seçim',
  more: 'Diğer',
  exportSelected: 'Seçilenleri dışa aktar',
  tooMany: (max) => `Bir plan en çok ${n(max)} kaydı kapsar. Listeyi arama veya filtreyle daraltın.`,
  notSelected: 'Satırlar seçilemedi',
});
