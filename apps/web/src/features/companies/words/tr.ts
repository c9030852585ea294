import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  title: 'Şirketler',
  search: 'Şirket ara',
  name: 'Ad',
  licence: 'Lisans kullanımı',
  users: 'Kullanıcılar',
  monthly: 'Aylık etkin',
  renewal: 'Yenileme',
  tags: 'Etiketler',
  industry: 'Sektör',
  overLicence: 'Lisansı aşan',
  used: (used, limit) => `${n(used)} / ${n(limit)}`,
  over: (by) => `+${n(by)} fazla`,
  expired: (day) => (day === null ? 'Süresi doldu' : `${day}, süresi doldu`),
  empty: 'Bu bayinin henüz şirketi yok.',
  noMatch: 'Eşleşen şirket yok.',
  count: (count) => `${n(count)} şirket`,
  favourite: (name) => `Favorilere ekle: ${name}`,
  unfavourite: (name) => `Favorilerden çıkar: ${name}`,

  switchCompany: 'Şirket değiştir',

  groupFilter: {
    title: 'Grup',
    search: 'Şirket grubu bul',
    none: 'Eşleşen şirket grubu yok.',
    unlisted: (count: number) => `Bu gruptaki ${n(count)} şirket Keepnet tarafından listelenmiyor.`,
    failed: 'Şirket grupları yüklenemedi.',
  },
});
