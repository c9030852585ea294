import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => {
  const companies = (count: number) => `${n(count)} şirket`;
  const users = (count: number) => `${n(count)} hedef kullanıcı`;
  const groups = (count: number) => `${n(count)} hedef grup`;
  return {
    title: 'Birçok şirketi dışa aktar',
    lead: 'Hedef kullanıcıları veya hedef grupları tek dosyada.',
    what: 'Liste',
    nouns: { 'target-users': 'Hedef kullanıcılar', 'target-groups': 'Hedef gruplar' },
    which: 'Şirketler',
    tooMany: (count, max) => `${companies(count)} seçtiniz; bir dosya en fazla ${n(max)} şirket alır.`,
    fields: 'Özel alanlar',
    fieldsHint:
      'Adları virgülle ayırın. Her biri bir sütun olur; bu alanı olmayan şirketlerde sütun boş kalır.',
    format: 'Biçim',
    formats: { zip: 'ZIP', csv: 'CSV' },
    zipHint:
      'Bir CSV dosyası ve her şirkette olması gerekenle olanı gösteren bir liste. Okunamayan bir şirket diğerlerini durdurmaz.',
    csvHint: 'Yalnızca CSV dosyası. Bir şirket tam okunamazsa indirme kesilir ve hiçbir şey kaydedilmez.',
    separator: 'CSV dosyalarının ayırıcısı',
    separators: { comma: 'Virgül', semicolon: 'Noktalı virgül' },
    checking: 'Hangi şirketlerin okunabildiği kontrol ediliyor…',
    checkFailed: 'Hangi şirketlerin okunabildiği kontrol edilemedi.',
    reads: (count) => `${companies(count)} okunacak.`,
    leftOut: (count) => `${companies(count)} dışarıda kalacak`,
    uncertain: 'Bazı şirketlere kişilerini gizleyip gizlemedikleri henüz sorulamadı.',
    noCompany: 'Bu şirketlerin hiçbiri okunamıyor.',
    start: {
      'target-users': 'Hedef kullanıcıları dışa aktar',
      'target-groups': 'Hedef grupları dışa aktar',
    },
    startOf: {
      'target-users': (count) => `${companies(count)} için hedef kullanıcıları dışa aktar`,
      'target-groups': (count) => `${companies(count)} için hedef grupları dışa aktar`,
    },

    running: (finished, of) => `${companies(of)} içinden ${n(finished)}`,
    rows: { 'target-users': users, 'target-groups': groups },
    waiting: 'Keepnet bekleniyor',
    cancel: 'İptal',
    progress: 'İlerleme',
    complete: {
      'target-users': (count, of) => `Tam: ${companies(of)}, ${users(count)}.`,
      'target-groups': (count, of) => `Tam: ${companies(of)}, ${groups(count)}.`,
    },
    partial: (count, of) => `Eksik: ${companies(of)} içinden ${n(count)} tanesi hiç yok veya yarım.`,
    unclear: 'Dosyanın tam olup olmadığı burada öğrenilemedi. Dosyadaki bildirim listesi bunu gösterir.',
    cut: 'İndirme kesildi. Hiçbir şey kaydedilmedi.',
    failed: 'Dosya hazırlanamadı. Hiçbir şey kaydedilmedi.',
    saved: (name) => `Kaydedilen dosya: ${name}`,
    missing: (count) => `Eksik veya yarım ${companies(count)}`,
    partOf: (written, expected) => `${n(expected)} satırdan ${n(written)} tanesi dosyada`,
    stayedOut: (count) => `Dışarıda kalan ${companies(count)}`,
    onlyMissing: (count) =>
      count === 1 ? 'Yalnızca eksik olanı dışa aktar' : `Yalnızca eksik ${companies(count)} için dışa aktar`,
    firstMissing: (max, count) => `Eksik ${companies(count)} içinden ${n(max)} tanesini dışa aktar`,
    asZip: 'ZIP olarak dışa aktar',
    again: 'Yeniden dene',
    absentField: (name) => `Hiçbir şirkette bu adda özel alan yok: “${name}”`,
    reasons: {
      columns_missing: 'Keepnet’in gönderdiği dosyada bulunması gereken bazı sütunlar eksik.',
      file_unusable: 'Keepnet tam bir dosya göndermedi.',
      list_incomplete: 'Keepnet saydığından daha az satır gönderdi.',
      not_listed: 'Keepnet bu şirketi listelemiyor.',
    },
  };
};
