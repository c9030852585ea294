import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  search: 'Şirket adı veya kimliği, sayfa ya da işlem',
  results: 'Sonuçlar',
  favourites: 'Favoriler',
  recents: 'Son açılanlar',
  companies: 'Şirketler',
  commands: 'Sayfalar ve işlemler',
  current: 'Şu an açık',
  noMatch: (text) => `“${text}” ile eşleşen bir şey yok.`,
  companyCount: (count) => `${n(count)} şirket`,
  commandCount: (count) => `${n(count)} sayfa ya da işlem`,
  both: (companyCount, commandCount) => `${companyCount}, ${commandCount}`,
  capped: (shown, total) => `${n(shown)} / ${n(total)} şirket`,
  enter: 'Enter',
  hintChoose: 'seç',
  hintTab: 'yeni sekme',
  failed: 'Şirket listesi yüklenemedi.',
});
