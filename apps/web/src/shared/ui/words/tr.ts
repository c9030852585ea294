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
    count: (count) => `${n(count)} seçenek`,
  },
});
