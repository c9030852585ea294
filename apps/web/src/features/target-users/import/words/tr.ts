import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => {
  const rows = (count: number) => `${n(count)} satır`;
  return {
    title: 'Hedef kullanıcıları içe aktar',
    titleIn: (company) => `Hedef kullanıcıları içe aktar: ${company}`,
    back: 'Hedef kullanıcılar',
    roleSays: {
      roleTitle: 'Burada içe aktaramazsınız',
      role: (has, needs) =>
        `Rolünüz: ${has}. İçe aktarmak için gereken rol: ${needs}. Yöneticinize başvurun.`,
    },
    steps: { label: 'Adımlar', source: 'Kaynak', columns: 'Sütunlar', check: 'Kontrol', run: 'Çalıştır' },

    source: {
      kind: 'Ne içe aktarılacak',
      kinds: { file: 'Dosya', cells: 'Kopyalanan hücreler', addresses: 'Adresler' },
      drop: 'Dosyayı buraya bırakın',
      dropAnywhere: 'Okunması için dosyayı bırakın',
      choose: 'Dosya seç',
      hint: (megabytes, lines) =>
        `.xlsx, .csv, .tsv veya .txt; en fazla ${n(megabytes)} MB ve ${n(lines)} satır. Dosya bu bilgisayarda kalır: yalnızca eşlediğiniz sütunlar gönderilir.`,
      cells: 'Başlık satırıyla birlikte hücreler',
      cellsHint: 'Hücreleri tablonuzdan kopyalayıp buraya yapıştırın.',
      cellsName: 'Kopyalanan hücreler',
      addresses: 'E-posta adresleri',
      addressesHint:
        'Her satıra bir adres yazın ya da virgül veya noktalı virgülle ayırın. Adreslerin önündeki adlar da okunur.',
      addressesName: 'Adresler',
      read: 'Oku',
      reading: (count) => `Okunuyor: şimdiye kadar ${rows(count)}`,
      readingFile: 'Dosya okunuyor',
      cancel: 'İptal',
      another: 'Başka bir kaynak seç',
      tryAgain: 'Yeniden dene',
      found: (count, columns) => `${n(columns)} sütunda ${rows(count)}`,
      how: 'Nasıl okundu',
      encoding: 'Kodlama',
      encodings: {
        'utf-8': 'Unicode (UTF-8)',
        'utf-16le': 'Unicode (UTF-16)',
        'utf-16be': 'Unicode (UTF-16, büyük uçlu)',
        'windows-1254': 'Türkçe (Windows-1254)',
        'windows-1252': 'Batı Avrupa (Windows-1252)',
      },
      delimiter: 'Hücreleri ayıran',
      delimiters: { ',': 'Virgül', ';': 'Noktalı virgül', '\t': 'Sekme', '|': 'Dikey çizgi' },
      sheet: 'Sayfa',
      header: 'Başlık satırı',
      headerAt: (line, text) => `${n(line)}. satır: ${text}`,
      noHeader: 'Yok',
      withoutHidden: 'Gizli satırları dışarıda bırak',
      preview: 'İlk satırlar',
      next: 'Sütunlara geç',
      notes: {
        hidden_rows: (count) => `Tabloda gizlenmiş ${rows(count)} da içe aktarılacak.`,
        hidden_columns: (count) => `Tabloda ${n(count)} sütun gizlenmiş. Diğerleriyle birlikte listelenir.`,
        merged: (count) => `Birleştirilmiş ${n(count)} hücre, üstündeki hücrenin değerini aldı.`,
        unreadable_characters: (count) => `${n(count)} karakter okunamadı. Başka bir kodlama seçin.`,
        open_quote: (line) =>
          `${n(line)}. satırda açılan tırnak kapanmıyor; sonraki satırlar tek hücreye girmiş olabilir. Dosyayı düzeltin.`,
      },
      noHeaderFound: 'Başlık satırı bulunamadı; sütunlar harfleriyle anılıyor. Varsa satırı yukarıdan seçin.',
      noRows: 'Burada satır yok. Başka bir sayfa, başlık satırı veya dosya seçin.',
    },

    problems: {
      empty: 'Dosya boş. Başka bir dosya seçin.',
      too_big: 'Dosya 50 MB’tan büyük. Gerekmeyen sütun ve sayfaları silip yeniden deneyin.',
      unpacks_too_big:
        'Bu çalışma kitabı açıldığında 200 MB’ı aşıyor. Gereken sayfayı CSV olarak kaydedip o dosyayı seçin.',
      too_many_rows: 'Dosyada 200.000 satırdan fazlası var. Dosyayı bölün ve parçaları sırayla içe aktarın.',
      too_many_columns: 'Dosyada 200 sütundan fazlası var. Gerekmeyenleri silip yeniden deneyin.',
      old_excel:
        'Bu bir Excel 97–2003 çalışma kitabı (.xls). Excel’de açıp .xlsx olarak kaydedin ve o dosyayı seçin.',
      password: 'Bu çalışma kitabı parolalı. Excel’de açıp parolayı kaldırın, kaydedin ve yeniden deneyin.',
      other_workbook:
        'Bu bir Excel çalışma kitabı (.xlsx) değil. .xlsx veya CSV olarak kaydedip o dosyayı seçin.',
      web_page:
        'Bu, tablo adı verilmiş bir web sayfası. Excel’de açıp .xlsx olarak kaydedin ve o dosyayı seçin.',
      binary: 'Bu bir tablo değil. Bir .xlsx, .csv, .tsv veya .txt dosyası seçin.',
      damaged: 'Bu çalışma kitabı bozuk veya eksik. Excel’de açıp yeniden kaydedin ve yeni dosyayı seçin.',
      internal: 'Dosya okunamadı. Yeniden deneyin; yine olmazsa CSV olarak kaydedip o dosyayı seçin.',
    },

    columns: {
      lead: 'İçe aktarılmayan sütunlar ve adları bu bilgisayardan hiç çıkmaz.',
      recalled: 'Bu türden son dosyada yaptığınız seçimler yeniden kullanılıyor.',
      column: (letters) => `${letters} sütunu`,
      fieldOf: (header) => `Alan: ${header}`,
      skip: 'İçe aktarma',
      skipped: (count) => `${n(count)} sütun içe aktarılmayacak`,
      fullName: 'Ad soyad',
      managerFullName: 'Yönetici: ad soyad',
      ownFields: 'Özel alanlar',
      keepnetFields: 'Alanlar',
      twice: (field) => `İki sütun aynı alana eşlenmiş: ${field}. Birini bırakın.`,
      twoNames: 'Ya ad soyadı tek sütundan ya da ad ve soyadı ayrı sütunlardan alın.',
      noEmail: 'E-posta adreslerinin hangi sütunda olduğu belli değil. O sütunu seçin.',
      values: (header) => `Değerlerin anlamı: ${header}`,
      meaning: (value) => `Anlamı: ${value}`,
      times: (count) => `${n(count)}×`,
      notMapped: 'Seçin',
      leaveBlank: 'Boş bırak',
      moreValues: (count) => `${n(count)} değer daha var, listelenmedi. Doğru sütun bu mu?`,
      order: (header) => `Tarihler: ${header}`,
      orders: { dmy: 'Gün, ay, yıl', mdy: 'Ay, gün, yıl', ymd: 'Yıl, ay, gün' },
      people: 'Kayıtlı kişiler',
      modes: { change: 'Değiştir', fill: 'Boş alanları doldur', leave: 'Olduğu gibi bırak' },
      modeHint: 'Boş bir hücre hiçbir değeri silmez.',
      deleted: 'Daha önce silinenler',
      deletedChoices: { leave: 'Bırak', include: 'Yeniden oluştur' },
      compare: 'Dosyada olmayan kişileri de göster',
      compareHint:
        'Onları bu içe aktarmayla devre dışı bırakabilirsiniz. Kim olduklarını görmeden kimse devre dışı kalmaz.',
      check: (count) => `${rows(count)} kontrol et`,
    },

    check: {
      checking: (done, of) => `Kontrol ediliyor: ${n(done)} / ${rows(of)}`,
      filters: 'Göster',
      all: (count) => `Tümü: ${n(count)}`,
      states: {
        ready: 'Hazır',
        refused: 'Mümkün değil',
        duplicate: 'Dosyada iki kez',
        warned: 'Formül hatası',
      },
      refused: (count) => `${n(count)} mümkün değil`,
      duplicate: (count) => `${n(count)} dosyada iki kez`,
      warned: (count) => `${n(count)} formül hatası`,
      edited: (count) => `${n(count)} elle değiştirildi`,
      rowsLabel: 'Dosyanın satırları',
      row: 'Satır',
      verdict: 'Sonuç',
      loading: 'Yükleniyor',
      none: 'Burada satır kalmadı.',
      editHint: 'Ok tuşlarıyla gezinin. Enter hücreyi değiştirir, Escape olduğu gibi bırakır.',
      editCell: (header, line) => `${header}, ${n(line)}. satır`,
      duplicateOf: (line) => `Aynı adres ${n(line)}. satırda var. Yalnızca o satır içe aktarılır.`,
      formulaError: 'Tabloda bu hücrede hata görünüyor. Hücre boş sayılır.',
      at: (header, reason) => `${header}: ${reason}`,
      save: 'Bu satırları CSV olarak kaydet',
      reason: 'Neden',
    },
  };
};
