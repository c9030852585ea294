import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

/** What the contract says of one field, where its sentence holds no number. */
const complaints: Readonly<Record<string, string>> = {
  Required: 'Zorunlu',
  'Characters that cannot be seen are not allowed': 'Görünmeyen karakterlere izin verilmiyor',
  'Invalid input': 'Geçersiz değer',
  'Not an id': 'Geçerli bir kimlik değil',
  'Not a company id': 'Geçerli bir şirket kimliği değil',
  'Not an e-mail address': 'Geçerli bir e-posta adresi değil',
  'Not a telephone number in international form': 'Uluslararası biçimde bir telefon numarası değil',
  'Not a date': 'Geçerli bir tarih değil',
  'Not a date and time': 'Geçerli bir tarih ve saat değil',
  'Yes or no': 'Evet veya hayır',
  'The company has no such field': 'Şirketin böyle bir alanı yok',
};

export const words: Translation<typeof english> = ({ n }) => {
  const limits: readonly (readonly [RegExp, (most: number) => string])[] = [
    [/^At most (\d+) characters$/, (most) => `En fazla ${n(most)} karakter`],
    [/^At most (\d+) companies$/, (most) => `En fazla ${n(most)} şirket`],
    [/^A whole number of at most (\d+) digits$/, (most) => `En fazla ${n(most)} basamaklı bir tam sayı`],
  ];
  return {
    required: 'zorunlu',
    count: (used, most) => `${n(used)} / ${n(most)}`,
    sending: 'Gönderiliyor',
    checking: 'Kontrol ediliyor',
    cancel: 'İptal',
    close: 'Kapat',
    restored: 'Daha önce yazdıklarınız korundu.',
    startOver: 'Baştan başla',
    refusedTitle: 'Hiçbir şey oluşturulmadı',
    misplacedTitle: 'Yanlış şirkette oluşturuldu',
    misplaced: (what) =>
      `Keepnet ${what} kaydını bayinin kendi şirketinde oluşturdu. Yeniden oluşturmayın. Konsolu işleten kişi bunu düzeltene kadar konsol başka hiçbir şey göndermez: istek kimliğini ona iletin.`,
    partialTitle: 'Değişiklik yarıda kaldı',
    partial: 'Bir kısmı yapıldı, bir kısmı yapılmadı. Devam etmeden önce orada ne olduğuna bakın.',
    complaint: (message) => {
      for (const [shape, say] of limits) {
        const [, most] = message.match(shape) ?? [];
        if (most !== undefined) return say(Number(most));
      }
      return complaints[message] ?? message;
    },
    checkFields: 'İşaretli alanları kontrol edin.',
    said: (text) => `Keepnet’in yanıtı: ${text}`,
    waitToSend: (count) => `${n(count)} saniye sonra yeniden gönderebilirsiniz.`,
    signedOutTitle: 'Oturumunuz sona erdi',
    signedOut: 'Yazdıklarınızın hiçbiri kaybolmadı. Yeniden oturum açın, bu forma dönersiniz.',
    signIn: 'Yeniden oturum aç',

    unknownTitle: 'Oluşturulup oluşturulmadığını henüz bilmiyoruz',
    unknown: {
      sent: 'Bunu Keepnet’e gönderdik ama yanıt kayboldu.',
      unreached: 'Gönderilirken bağlantı koptu. Ulaşmış olabilir veya olmayabilir.',
      inProgress: 'Bu hâlâ işleniyor veya aynı şey başka bir yerde oluşturuluyor.',
      resumed: 'Yanıt gelmeden sayfadan çıkıldı.',
    },
    notVisible: 'Orada henüz görünmüyor.',
    candidates: 'Şu anda bunlar var, aradığınız bunlardan biri olabilir:',
    checkAgainHint: 'Yeniden kontrol etmek hiçbir şeyi ikinci kez oluşturmaz.',
    checkAgain: 'Yeniden kontrol et',
    checked: (count, reason) => `${n(count)} kez kontrol edildi: ${reason ?? 'hâlâ kesin değil.'}`,
    checkIn: (count) => `${n(count)} saniye sonra yeniden kontrol edebilirsiniz.`,

    backToForm: 'Forma dön',
    leaveTitle: 'Bu formdan çıkılsın mı?',
    leave: 'Yazdıklarınız henüz gönderilmedi. Çıkarsanız silinir.',
    leaveUnknown:
      'Oluşturulup oluşturulmadığı henüz bilinmiyor. Çıkarsanız, yeniden oluşturmadan önce listede arayın.',
    leaveSending: 'Şu anda gönderiliyor. Çıksanız da ne olduğu size bildirilir.',
    stay: 'Formda kal',
    discard: 'Sil ve çık',
    newTab: 'Yeni sekmede aç',

    roleTitle: 'Burada oluşturma yetkiniz yok',
    role: (has, needs) =>
      `Rolünüz: ${has}. Oluşturmak için gereken rol: ${needs}. Bunu bir yönetici değiştirebilir.`,
  };
};
