import type { paletteWords as english } from '../en/palette.ts';
import type { WriteNumber } from './catalogue.ts';

export const paletteWords = (n: WriteNumber): typeof english => ({
  search: 'Şirket adı veya kimliği, sayfa ya da işlem',
  results: 'Sonuçlar',
  favourites: 'Favoriler',
  recents: 'Son açılanlar',
  companies: 'Şirketler',
  commands: 'Sayfalar ve işlemler',
  current: 'Şu an açık',
  newTargetUser: (company) => `Yeni hedef kullanıcı: ${company}`,
  newTargetGroup: (company) => `Yeni hedef grup: ${company}`,
  newCompanyGroup: 'Yeni şirket grubu',
  theme: (name) => `Tema: ${name}`,
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
