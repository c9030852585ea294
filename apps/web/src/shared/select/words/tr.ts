import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  select: (name) => `Seç: ${name}`,
  selectPage: 'Bu sayfadaki tüm satırları seç',
  foreign: 'Başka bir aramayla eşleşenlerin tümü seçili. Burada satır seçmek için önce o seçimi temizleyin.',
  selected: (count) => `${n(count)} seçili`,
  selectedIn: (count, place) => `${n(count)} seçili: ${place}`,
  selectMatching: (count) => `Eşleşen ${n(count)} kaydın tümünü seç`,
  selectMatchingInstead: (count) => `Bunların yerine eşleşen ${n(count)} kaydı seç`,
  clear: 'Temizle',
  bar: 'Seçim',
  more: 'Diğer',
  copyRows: 'Satırları kopyala',
  copying: 'Satırlar okunuyor',
  copied: (count) => `${n(count)} satır kopyalandı`,
  pasteThem: 'Bir hesap tablosuna yapıştırın: görünen her sütun bir hücre olur.',
  copiedPart: (missing) => `Liste okunurken değişti: ${n(missing)} satır eksik. Yeniden kopyalayın.`,
  tooManyToCopy: (max) =>
    `Bir seferde en çok ${n(max)} satır kopyalanabilir. Bunun yerine seçilenleri dışa aktarın.`,
  exportSelected: 'Seçilenleri dışa aktar',
  tooMany: (max) => `Bir plan en çok ${n(max)} kaydı kapsar. Listeyi arama veya filtreyle daraltın.`,
  notSelected: 'Satırlar seçilemedi',
});
