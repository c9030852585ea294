import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => {
  const companies = (count: number) => `${n(count)} şirket`;
  return {
    title: 'Kişi bul',
    lead: 'E-posta adresiyle, tüm şirketlerde birden.',
    addresses: 'E-posta adresleri',
    hint: (max) =>
      `Bir veya daha fazla adres, en fazla ${n(max)}. Bir liste yapıştırın veya adresleri virgülle ya da satır sonuyla ayırın.`,
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
    statuses: { active: 'Etkin', inactive: 'Pasif', deleted: 'Silinmiş', unknown: 'Bilinmiyor' },

    found: (inCompanies) => `${n(inCompanies)} şirkette bulundu.`,
    noneSoFar: 'Şimdiye kadar kimse bulunamadı.',
    noneWhereAsked: 'Yanıt veren şirketlerde kimse bulunamadı; diğerleri bilinmiyor.',
    asked: (asked, of, limited) =>
      `${limited ? 'Size açık ' : ''}${n(of)} şirketten ${n(asked)} tanesine soruldu.`,
    refused: (count) => `${companies(count)} erişime izin vermiyor.`,
    masked: (count) => `${companies(count)} adreslerini gizliyor.`,
    failed: (count) => `${companies(count)} yanıt vermedi.`,
    stopped: 'Bitmeden durduruldu.',
    broken: 'Yanıt bitmeden kesildi.',
    noneAnywhere: (of) => `${n(of)} şirketin hiçbirinde bu adres yok.`,
    askAgain: (count) => (count === 1 ? 'Yeniden sor' : `${companies(count)} için yeniden sor`),
    notAsked: (count) => `Yanıt alınamayan ${companies(count)}`,
    deactivate: (people, inCompanies) =>
      `${n(inCompanies)} şirkette ${n(people)} hedef kullanıcıyı pasifleştir`,
  };
};
