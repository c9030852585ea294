import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  addresses: (count) => `${n(count)} e-posta adresi yapıştırdınız`,
  lines: (count) => `${n(count)} satır yapıştırdınız`,
  oneSearch: 'Bir arama tek satır alır. Listenin tamamı buradan bulunabilir.',
  oneName: 'Bir arama tek satır alır. Tek bir ad veya e-posta adreslerinden oluşan bir liste yapıştırın.',
  close: 'Kapat',

  findHere: (count, company) => `${n(count)} kişiyi bul: ${company}`,
  findEverywhere: (count) => `${n(count)} kişiyi tüm şirketlerde bul`,
  tooManyHere: (max) => `Bir şirkette bir seferde en çok ${n(max)} adres aranabilir.`,
  tooManyEverywhere: (max) =>
    `Tüm şirketlerde bir arama en çok ${n(max)} adres alır. Listeyi orada kısaltabilirsiniz.`,
  lookingUp: 'Aranıyor',
  lookUpFailed: 'Adresler aranamadı.',
  noneFound: 'Hiçbiri bu şirkette değil.',
  found: (count) => `${n(count)} kişi bulundu`,
  deleted: (count) => `${n(count)} kişi silinmiş`,
  missing: (count) => `${n(count)} kişi bu şirkette yok`,
  others: (count) => `${n(count)} metin bir adres değil`,

  noCompany: 'Bir arama tek satır alır; bu adlardan veya kimliklerden hiçbiri bir şirketle eşleşmiyor.',
  companiesFailed: 'Şirketler yüklenemedi.',
  companies: (count) => `${n(count)} şirket bulundu`,
  namesakes: (name) => `Birden çok şirketin adı ${name}`,
  unknown: (count) => `${n(count)} metin hiçbir şirketle eşleşmiyor`,
});
