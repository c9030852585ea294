import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => {
  const companies = (count: number) => `${n(count)} şirket`;
  return {
    title: 'Kişi bul',
    lead: 'E-posta adresiyle, tüm şirketlerde birden.',
    addresses: 'E-posta adresleri',
    hint: (max) =>
      `Bir veya daha çok, en fazla ${n(max)} adres. Bir liste yapıştırın veya adresleri virgülle ya da satırlarla ayırın.`,
    tooMany: (count, max) => `${n(count)} adres var; bir arama en fazla ${n(max)} adres alır.`,
    noAddress: (text) => `E-posta adresi değil: “${text}”`,
    find: 'Bul',
    stop: 'Durdur',
    results: 'Bulunan kişiler',
    person: 'Kişi',
    address: 'E-posta',
    company: 'Şirket',
    department: 'Departman',
    status: 'Durum',
    statuses: { active: 'Etkin', inactive: 'Etkin değil', deleted: 'Silinmiş', unknown: 'Bilinmiyor' },

    found: (inCompanies) => `Bulunduğu yer: ${companies(inCompanies)}.`,
    noneSoFar: 'Şimdiye kadar kimse bulunamadı.',
    noneWhereAsked: 'Yanıt veren şirketlerde kimse bulunamadı; diğerleri bilinmiyor.',
    asked: (asked, of, limited) =>
      `${limited ? 'Size açık ' : ''}${companies(of)} içinden ${n(asked)} tanesine soruldu.`,
    refused: (count) => `${companies(count)} erişime izin vermiyor.`,
    masked: (count) => `${companies(count)} adreslerini gizliyor.`,
    failed: (count) => `${companies(count)} yanıt vermedi.`,
    stopped: 'Bitmeden durduruldu.',
    broken: 'Yanıt bitmeden kesildi.',
    noneAnywhere: (of) => `${companies(of)} içinde bu adres yok.`,
    askAgain: (count) => (count === 1 ? 'Yeniden sor' : `${companies(count)} için yeniden sor`),
    notAsked: (count) => `Yanıt alınamayan ${companies(count)}`,
    deactivate: (people, inCompanies) =>
      `${companies(inCompanies)} içinde ${n(people)} hedef kullanıcıyı devre dışı bırak`,
  };
};
