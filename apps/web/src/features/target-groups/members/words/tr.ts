import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  title: 'Üyeleri değiştir',
  addTitle: 'Kişi ekle',
  find: (company) => `${company} şirketinde kişi ara`,
  removeTitle: 'Üye çıkar',
  findMembers: 'Bu grubun üyelerini ara',
  foundFor: (label) => `Bulunanlar: ${label}`,
  searchFailed: 'Arama başarısız oldu.',
  nobodyFound: 'Eşleşen kişi yok.',
  moreFound: (shown, total) => `${n(total)} kişiden ${n(shown)} tanesi gösteriliyor. Daraltmak için yazın.`,
  deleted: 'Silinmiş',

  paste: 'Ya da e-posta adreslerini yapıştırın',
  pasteHint: (max) => `Her satıra bir adres ya da virgülle ayırarak. Bir kerede en fazla ${n(max)} adres.`,
  tooMany: (count, max) => `Burada ${n(count)} adres var. Bir kerede en fazla ${n(max)} adres yapıştırın.`,
  lookUp: (count) => (count === 0 ? 'Ara' : `${n(count)} adresi ara`),
  lookingUp: 'Aranıyor',
  lookUpFailed: 'Adresler aranamadı.',
  foundHere: (count) => `${n(count)} kişi bulundu`,
  deletedHere: (count) => `${n(count)} kişi silinmiş, eklenemez:`,
  notHere: (count) => `${n(count)} adres bu şirkette yok:`,
  noAddresses: (count) => `${n(count)} metin bir adres değil:`,

  changes: 'Değişiklikler',
  noChanges: 'Henüz bir şey değişmedi.',
  willJoin: (count) => `${n(count)} kişi eklenecek`,
  willLeave: (count) => `${n(count)} kişi çıkarılacak`,
  doNotAdd: (name) => `Ekleme: ${name}`,
  doNotRemove: (name) => `Çıkarma: ${name}`,

  partTitle: (count) => `${n(count)} kişiden sonra durdu`,
  part: (done, all) =>
    `${n(all)} kişiden ${n(done)} tanesi tamam. Kalanlarla devam etmek için yeniden kaydedin.`,
  done: (added, removed) =>
    [
      added > 0 || removed === 0 ? `${n(added)} kişi eklendi` : '',
      removed > 0 ? `${n(removed)} kişi çıkarıldı` : '',
    ]
      .filter(Boolean)
      .join(', '),
  foundDone: (what) => `${what}. Yanıt kayboldu ama kontrol ettik.`,
  already: (count) => `${n(count)} kişi zaten üyeydi:`,
  notIn: (count) => `${n(count)} kişi üye değildi:`,
  missing: (count) => `${n(count)} kişi silinmiş veya artık şirkette değil:`,
  others: (count) => `${n(count)} kişide değişiklik gerekmedi veya kişi artık yok`,
  incomplete: 'Keepnet herkesi değiştirdiğini söyledi ama grup bunu tam göstermiyor. Üyeleri kontrol edin.',
});
