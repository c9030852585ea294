import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  formats: { csv: 'CSV', xlsx: 'Excel' },
  scopes: { all: 'Eşleşen tüm satırlar', page: 'Bu sayfa' },
  choice: (format, scope) => `${format}, ${scope.toLocaleLowerCase('tr')}`,
  separator: 'CSV dosyalarının ayırıcısı',
  separators: { comma: 'Virgül', semicolon: 'Noktalı virgül' },
  separatorHint:
    'Excel, CSV dosyasını yalnızca bölge ayarındaki ayırıcıya göre sütunlara böler. Türkiye ve Almanya’da bu, noktalı virgüldür.',
  excelHint:
    'Excel dosyaları telefon numaralarını olduğu gibi korur. CSV dosyasında ise Excel onları sayı sanır.',
  ofCompanies: 'Birçok şirketin hedef kullanıcıları veya grupları…',
  starting: (name) => `Dışa aktarılıyor: ${name}`,
  progress: 'İlerleme',
  rows: (count) => `${n(count)} satır`,
  rowsOf: (done, total) => `${n(done)} / ${n(total)} satır`,
  waiting: 'Keepnet bekleniyor',
  cancel: 'İptal',
  done: (name) => `Dışa aktarıldı: ${name}`,
  failed: (name) => `Dışa aktarılamadı: ${name}`,
  cut: (arrived) => `İndirme yarıda kesildi (gelen: ${arrived}). Hiçbir şey kaydedilmedi.`,
  shortTitle: (name) => `Dosya eksik: ${name}`,
  short: (done, total) =>
    `Dosya olağan biçimde bitti ama ${n(total)} satırdan yalnızca ${n(done)} tanesi geldi. Hiçbir şey kaydedilmedi.`,
  saveAnyway: 'Yine de kaydet',
  grown: (by) => `başlangıçtakinden ${n(by)} satır fazla`,
  tryAgain: 'Yeniden dene',
});
