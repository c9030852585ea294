import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  title: 'Lisanslar',
  search: 'Şirket ara',
  name: 'Şirket',
  use: 'Lisans kullanımı',
  renewal: 'Yenileme',
  trend: 'Son 30 gün',
  overLicence: 'Lisans aşımı',
  used: (used, limit) => `${n(used)} / ${n(limit)}`,
  over: (by) => `+${n(by)}`,
  overSince: (by, day) => `+${n(by)} (${day} tarihinden beri)`,
  overAtLeastSince: (by, day) => `+${n(by)} (${day} veya öncesinden beri)`,
  renews: (days) => `${n(days)} gün içinde yenilenecek`,
  endsIn: (day, days) => `${day}, ${n(days)} gün kaldı`,
  ended: (day) => `${day}, sona erdi`,
  perWeek: (count) => (count > 0 ? `Haftada +${n(count)}` : `Haftada ${n(count)}`),
  fullIn: (weeks) => `Yaklaşık ${n(weeks)} hafta içinde dolacak`,
  trendTitle: 'Lisans eğilimi',
  trendFailed: 'Lisans eğilimi yüklenemedi.',
  noTrend: 'Konsol iki günün lisans kullanımını gördüğünde eğilim burada görünür.',
  activeOn: (day) => `Etkin (${day})`,
  development: 'Eğilim',
  empty: 'Bu bayinin henüz şirketi yok.',
  noMatch: 'Eşleşen şirket yok.',
  count: (count) => `${n(count)} şirket`,
});
