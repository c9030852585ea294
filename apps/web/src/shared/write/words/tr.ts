import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => {
  return {
    required: 'zorunlu',
    count: (used, max) => `${n(used)} / ${n(max)}`,
    sending: 'Gönderiliyor',
    checking: 'Kontrol ediliyor',
    cancel: 'İptal',
    close: 'Kapat',
    restored: 'Daha önce yazdıklarınız korundu.',
    startOver: 'Baştan başla',
    refusedTitle: 'Hiçbir şey oluşturulmadı',
    misplacedTitle: 'Yanlış şirkette oluşturuldu',
    misplaced: (what) =>
      `Keepnet ${what} kaydını bayinin kendi şirketinde oluşturdu. Yeniden oluşturmayın. Yöneticiniz bunu çözene kadar konsol başka değişiklik göndermez: istek kimliğini ona iletin.`,
    partialTitle: 'Değişiklik yarıda kaldı',
    partial: 'Bir kısmı yapıldı, bir kısmı yapılmadı. Devam etmeden önce güncel durumu kontrol edin.',
    checkFields: 'İşaretli alanları kontrol edin.',
    fields: {
      required: () => 'Zorunlu',
      invalid: () => 'Başka bir değer seçin',
      too_long: (max) => `En fazla ${n(max)} karakter`,
      too_short: (min) => `En az ${n(min)} karakter`,
      too_many: (max) => `En fazla ${n(max)} kayıt`,
      too_few: (min) => `En az ${n(min)} kayıt`,
      too_large: (max) => `En fazla ${n(max)}`,
      too_small: (min) => `En az ${n(min)}`,
      invisible_characters: () => 'Görünmeyen karakterleri silin',
      not_an_id: () => 'Geçerli bir kimlik değil',
      not_a_company_id: () => 'Geçerli bir şirket kimliği değil',
      not_an_email: () => 'Geçerli bir e-posta adresi değil',
      not_a_phone_number: () => 'Geçerli bir uluslararası telefon numarası değil',
      not_a_number: (max) => `En fazla ${n(max)} basamaklı bir tam sayı`,
      not_a_date: () => 'Geçerli bir tarih değil',
      not_a_date_time: () => 'Geçerli bir tarih ve saat değil',
      not_yes_or_no: () => 'Evet veya hayır seçin',
      unknown_custom_field: () => 'Şirketin artık böyle bir alanı yok',
      not_filterable: () => 'Keepnet bu alana göre filtreleyemiyor',
      unknown_company: () => 'Bu şirketlerden biri artık Keepnet’in listesinde yok',
      csv_only: () => 'Burada yalnızca CSV alınabilir',
      too_many_people: (max) => `${n(max)} kişiden fazlası eşleşiyor. Adın daha fazlasını yazın.`,
      nothing_changes: () => 'Önce bir şeyi değiştirin',
      out_of_bounds: (max) => `1 ile ${n(max)} arasında seçin`,
      added_and_removed: () => 'Aynı hedef kullanıcı hem ekleniyor hem çıkarılıyor',
      needs_phone: () => 'Keepnet, telefon numarası olmadan hiçbir şeyi değiştirmez. Önce numarayı ekleyin.',
      too_long_to_change: (max) =>
        `Bu değer ${n(max)} karakterden uzunken Keepnet hiçbir şeyi değiştirmez. Önce kısaltın.`,
      not_a_cursor: () => 'Liste değişti. Yeniden yükleyin.',
      no_email_column: () => 'E-posta adreslerinin hangi sütunda olduğunu seçin',
      column_twice: () => 'İki sütun aynı alana eşlenmiş',
      unknown_value: () => 'Keepnet bu değeri tanımıyor',
      name_taken: () => 'Bu adla bir kaydınız zaten var. Başka bir ad seçin.',
      limit_reached: (max) => `En çok ${n(max)} tane olabilir ve bu sayıya ulaştınız. Önce birini silin.`,
      not_a_line: (line) => `İçe aktarmanın ${n(line)}. satırı okunamadı`,
    },
    reasons: {
      own_company: () => 'Bu, bayinin kendi şirketi; müşterilerinden biri değil.',
      not_listed: () => 'Keepnet bu şirketi müşteriler arasında listelemiyor.',
      list_incomplete: () =>
        'Bir listenin sayfaları birbirini tutmadı, bazı satırlar eksik olabilir. Yeniden deneyin.',
      list_too_long: (max, rows) =>
        `Keepnet ${n(rows)} satır listeliyor; konsol en fazla ${n(max)} satır okur.`,
      filter_unusable: () =>
        'Keepnet, şirketin kendi alanlarına göre istenen filtreyi uygulamadı; bu yüzden yanıtı gösterilmiyor. Filtreyi kaldırın.',
      file_unusable: () => 'Keepnet tam bir dosya göndermedi. Yeniden deneyin.',
      columns_missing: () => 'Keepnet’in gönderdiği dosyada bulunması gereken bazı sütunlar eksik.',
      keepnet_busy: () =>
        'Keepnet bununla ilgili önceki istekleri henüz yanıtlamadı. Hiçbir şey gönderilmedi.',
      not_sent: () => 'Keepnet’e hiçbir şey gönderilmedi.',
      exports_under_way: (max) =>
        `Zaten süren ${n(max)} dışa aktarmanız var. Birinin bitmesini bekleyin veya birini iptal edin.`,
      search_under_way: () =>
        'Tüm şirketlerde zaten bir arama yapıyorsunuz. Bitmesini bekleyin veya durdurun.',
    },
    roleNeeded: (needed, yours) => `Gereken rol: ${needed}; sizin rolünüz: ${yours}.`,
    said: (text) => `Keepnet’in yanıtı: ${text}`,
    waitToSend: (count) => `${n(count)} saniye sonra yeniden gönderebilirsiniz.`,
    signedOutTitle: 'Oturumunuz sona erdi',
    signedOut: 'Yazdıklarınızın hiçbiri kaybolmadı. Bu forma dönmek için yeniden oturum açın.',
    signIn: 'Yeniden oturum aç',

    unknownTitle: 'Oluşturulup oluşturulmadığını henüz bilmiyoruz',
    unknown: {
      sent: 'Bunu Keepnet’e gönderdik ama yanıt kayboldu.',
      unreached: 'Gönderilirken bağlantı koptu. Ulaşmış da olabilir, ulaşmamış da.',
      inProgress: 'Bu hâlâ işleniyor veya aynı kayıt başka bir yerde oluşturuluyor.',
      resumed: 'Yanıt gelmeden sayfadan çıkıldı.',
    },
    notVisible: 'Henüz görünmüyor.',
    candidates: 'Şu anda bunlar var, aradığınız bunlardan biri olabilir:',
    checkAgainHint: 'Yeniden kontrol etmek hiçbir şeyi ikinci kez oluşturmaz.',
    checkAgain: 'Yeniden kontrol et',
    checked: (count, reason) => `${n(count)} kez kontrol edildi: ${reason ?? 'hâlâ kesin değil.'}`,
    checkIn: (count) => `${n(count)} saniye sonra yeniden kontrol edebilirsiniz.`,

    backToForm: 'Forma dön',
    leaveTitle: 'Bu formdan çıkılsın mı?',
    leave: 'Yazdıklarınız henüz gönderilmedi. Çıkarsanız silinir.',
    leaveUnknown:
      'Oluşturulup oluşturulmadığını henüz bilmiyoruz. Çıkarsanız, yeniden oluşturmadan önce listede arayın.',
    leaveSending: 'Şu anda gönderiliyor. Çıksanız da sonucu görürsünüz.',
    stay: 'Formda kal',
    discard: 'Sil ve çık',
    newTab: 'Yeni sekmede aç',

    roleTitle: 'Burada oluşturma yetkiniz yok',
    role: (has, needs) => `Rolünüz: ${has}. Oluşturmak için gereken rol: ${needs}. Yöneticinize başvurun.`,
  };
};
