import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = () => ({
  saveIn: (company) => `${company} şirketinde kaydet`,
  changes: 'Değişiklikler',
  noChanges: 'Henüz bir şey değişmedi.',
  change: (label, from, to) => `${label}: ${from} → ${to}`,
  notSet: 'belirtilmedi',

  conflictTitle: 'Bunu başka biri değiştirdi',
  conflict:
    'Hiçbir şey kaydedilmedi. Aşağıdaki alanları ikiniz de değiştirdiniz: hangi değerin kalacağını seçip yeniden kaydedin.',
  conflictNone:
    'Hiçbir şey kaydedilmedi. Değişiklikleriniz çakışmıyor: ikisini de korumak için yeniden kaydedin.',
  conflictTable: 'İkinizin de değiştirdiği alanlar',
  field: 'Alan',
  was: 'Önce',
  now: 'Şimdi',
  yours: 'Sizinki',
  takeTheirs: 'Onunkini al',
  keepMine: 'Benimkini koru',
  takeTheirsOf: (label) => `Onunkini al: ${label}`,
  keepMineOf: (label) => `Benimkini koru: ${label}`,
  others: 'Şunları da değiştirdi, bunlar öyle kalacak:',

  savedToast: (name) => `${name} kaydedildi`,
  savedFoundToast: (name) => `${name} kaydedildi. Yanıt kayboldu ama kontrol ettik, değişiklikler yapılmış.`,
  notTakenToast: (name) => `${name} kısmen kaydedildi`,
  notTaken: (labels) => `Keepnet şunları değiştirmedi: ${labels}.`,

  says: {
    restored: 'Önceki değişiklikleriniz korundu.',
    refusedTitle: 'Hiçbir şey kaydedilmedi',
    unknownTitle: 'Kaydedilip kaydedilmediğini henüz bilmiyoruz',
    unknown: {
      sent: 'Değişiklikleri Keepnet’e gönderdik ama yanıt kayboldu.',
      unreached: 'Gönderilirken bağlantı koptu. Ulaşmış da olabilir, ulaşmamış da.',
      inProgress: 'Bu hâlâ işleniyor veya aynı kaydı başka biri değiştiriyor.',
      resumed: 'Yanıt gelmeden sayfadan çıkıldı.',
    },
    notVisible: 'Değişiklikler henüz görünmüyor.',
    checkAgainHint: 'Yeniden kontrol etmek hiçbir şeyi ikinci kez değiştirmez.',
    leave: 'Değişiklikleriniz henüz kaydedilmedi. Çıkarsanız silinir.',
    leaveUnknown:
      'Kaydedilip kaydedilmediğini henüz bilmiyoruz. Çıkarsanız, yeniden değiştirmeden önce kayda bakın.',
    roleTitle: 'Bunu değiştirme yetkiniz yok',
    role: (has, needs) =>
      `Rolünüz: ${has}. Bunu değiştirmek için gereken rol: ${needs}. Yöneticinize başvurun.`,
  },
});
