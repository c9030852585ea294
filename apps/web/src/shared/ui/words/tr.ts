import type { Translation } from '../../language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  language: 'Dil',
  combobox: {
    clear: (label) => `Temizle: ${label}`,
    remove: (name) => `Kaldır: ${name}`,
    loading: 'Yükleniyor',
    failed: 'Seçenekler yüklenemedi.',
    none: (text) => `“${text}” ile eşleşen seçenek yok.`,
    capped: (shown, total) => `${n(total)} seçenekten ${n(shown)} tanesi gösteriliyor. Daraltmak için yazın.`,
    oneOnly: 'Burada yalnızca biri seçilebilir. Tek bir ad yapıştırın.',
    listFound: (count) => `Listedekilerden ${n(count)} tanesi bulundu ve seçildi`,
    listUnknown: (count) => `${n(count)} metin bulunamadı:`,
    listBarred: (count) => `${n(count)} metin seçilemez:`,
    listAmbiguous: (count) => `${n(count)} ad birden çok kayda ait. Doğru olanı alandan seçin:`,
    count: (count) => `${n(count)} seçenek`,
  },
});
