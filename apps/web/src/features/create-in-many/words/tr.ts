import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  title: 'Birçok şirkette oluştur',
  lead: 'Seçtiğiniz her şirkette bir kez oluşturulan tek kayıt.',
  kind: 'Ne oluşturulacak',
  kinds: { 'target-group': 'Hedef grup' },
  titles: (name, count) => `${n(count)} şirkette oluştur: ${name}`,
  fields: {
    name: 'Ad',
    priority: 'Öncelik',
  },
  priorities: {
    VeryLow: 'Çok düşük',
    Low: 'Düşük',
    Medium: 'Orta',
    High: 'Yüksek',
    VeryHigh: 'Çok yüksek',
  },
  where: 'Hangi şirketlerde',
  ways: { all: 'Tümü', group: 'Şirket grubu', some: 'Seç', list: 'Liste yapıştır' },
  all: (count) => `${n(count)} şirketin tümü.`,
  allYours: (count) => `Görebildiğiniz ${n(count)} şirketin tümü.`,
  companyGroup: 'Şirket grubu',
  companyGroupHint: 'Plan, Keepnet’in listelemediği üyeleri de adıyla gösterir.',
  some: 'Şirketler',
  somePlaceholder: 'Adla ara',
  list: 'Adlar ya da kimlikler',
  listHint: 'Her satıra bir tane. Adlar tam olmalı.',
  missing: (count) => `${n(count)} girdi bir şirket değil`,
  ambiguous: (name) => `Bu adda birden çok şirket var: ${name}. Hangileri?`,
  found: (count) => `${n(count)} şirket bulundu`,
  chosen: (count) => `${n(count)} şirket seçildi`,
  noneChosen: 'En az bir şirket seçin.',
  check: (count) => `${n(count)} şirkette denetle`,
  checkNone: 'Denetle',
  checkHint: 'Bir şey oluşturulmadan önce her şirkette ne olacağını görürsünüz.',
});
