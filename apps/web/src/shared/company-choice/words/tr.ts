import type { Translation } from '../../language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  ways: { all: 'Tümü', group: 'Şirket grubu', some: 'Seç', list: 'Liste yapıştır' },
  all: (count) => (count === 1 ? '1 şirket.' : `${n(count)} şirketin tümü.`),
  allYours: (count) =>
    count === 1 ? 'Görebildiğiniz tek şirket.' : `Görebildiğiniz ${n(count)} şirketin tümü.`,
  companyGroup: 'Şirket grubu',
  some: 'Şirketler',
  somePlaceholder: 'Ada göre ara',
  list: 'Adlar veya kimlikler',
  listHint: 'Her satıra bir tane yazın. Adlar birebir aynı olmalı.',
  missing: (count) => `${n(count)} girdi hiçbir şirketle eşleşmiyor`,
  ambiguous: (name) => `Bu adda birden fazla şirket var: ${name}. Hangilerini kastediyorsunuz?`,
  found: (count) => `${n(count)} şirket bulundu`,
});
