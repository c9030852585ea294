import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => {
  const companies = (count: number) => `${n(count)} şirket`;
  const inProgress = 'Bu hâlâ işleniyor veya aynı grubu başka bir kişi değiştiriyor.';
  const unreached = 'Gönderilirken bağlantı koptu. Ulaşmış da olabilir, ulaşmamış da.';
  const resumed = 'Yanıt gelmeden sayfadan çıkıldı.';
  const checkAgainHint = 'Yeniden kontrol etmek hiçbir şeyi ikinci kez değiştirmez.';
  const roleTitle = 'Şirket gruplarını değiştirme yetkiniz yok';
  const role = (has: string, needs: string) =>
    `Rolünüz: ${has}. Şirket grubunu değiştirmek için gereken rol: ${needs}. Yöneticinize başvurun.`;
  return {
    title: 'Şirket grupları',
    search: 'Şirket grubu ara',
    name: 'Ad',
    id: 'Grup kimliği',
    companies: 'Şirketler',
    created: 'Oluşturulma',
    empty: 'Henüz şirket grubu yok.',
    noMatch: 'Eşleşen şirket grubu yok.',
    inAll: (count) => `Toplam ${companies(count)}`,
    count: (count) => `${n(count)} şirket grubu`,
    back: 'Tüm şirket grupları',
    goneTitle: 'Bu şirket grubu bulunamadı',
    gone: 'Silinmiş veya adres yanlış.',

    create: 'Yeni şirket grubu',
    nameHint: 'İçerik paylaşılan her yerde görüneceği ad.',
    createWith: (count) =>
      count === 0 ? 'Şirket grubu oluştur' : `${companies(count)} ile şirket grubu oluştur`,
    createdToast: (name) => `“${name}” şirket grubu oluşturuldu`,
    foundToast: (name) =>
      `“${name}” şirket grubu oluşturuldu. Yanıt kayboldu ama kontrol ettik, grup oluşturulmuş.`,
    members: 'Şirketler',
    membersHint: 'Bunları sonra da seçebilirsiniz.',

    createInAll: 'Tümünde oluştur',
    rename: 'Yeniden adlandır',
    renameTitle: (name) => `Yeniden adlandır: ${name}`,
    renameHint: (count) =>
      `Keepnet, adı yalnızca üyelerle birlikte kabul eder. Konsol ${count === 1 ? 'grubun tek üyesini' : `grubun ${n(count)} üyesini`} hemen öncesinde okur, değiştirmeden gönderir ve sonra hepsinin yerinde olduğunu kontrol eder.`,
    renameSubmit: 'Yeni adı kaydet',
    renamedToast: (name) => `Şirket grubunun yeni adı: “${name}”`,
    renamedFoundToast: (name) =>
      `Şirket grubunun yeni adı: “${name}”. Yanıt kayboldu ama kontrol ettik, ad değişmiş.`,
    renameSays: {
      refusedTitle: 'Grup yeniden adlandırılmadı',
      unknownTitle: 'Yeniden adlandırılıp adlandırılmadığını henüz bilmiyoruz',
      unknown: {
        sent: 'Yeni adı Keepnet’e gönderdik ama yanıt kayboldu.',
        unreached,
        inProgress,
        resumed,
      },
      notVisible: 'Yeni ad henüz görünmüyor.',
      checkAgainHint,
      leave: 'Yeni ad henüz kaydedilmedi. Çıkarsanız silinir.',
      leaveUnknown:
        'Grubun yeniden adlandırılıp adlandırılmadığını henüz bilmiyoruz. Çıkarsanız önce grubun adını kontrol edin.',
      roleTitle,
      role,
    },
    renameUnexpectedTitle: 'Grup istediğiniz gibi yeniden adlandırılmadı',
    renameUnexpectedToast: (name) =>
      `“${name}” şirket grubunun yeniden adlandırılması istediğiniz gibi bitmedi. Grubu kontrol edin.`,
    renameUnexpectedName: (name) =>
      `Keepnet grubu yeniden adlandırdığını bildiriyor ama adı hâlâ “${name}”. Yeniden deneyin veya başka bir ad verin.`,
    renameUnexpectedMembers:
      'Grup yeniden adlandırılırken üyeleri değişti. Devam etmeden önce üyeleri kontrol edin.',

    membersOf: (name) => `Üyeler: ${name}`,
    searchMembers: 'Üye ara',
    noMembers: 'Bu grupta henüz şirket yok.',
    noMemberMatches: 'Eşleşen üye yok.',
    memberCount: companies,
    industry: 'Sektör',
    licenceType: 'Lisans türü',
    licences: 'Lisanslar',
    unlimited: 'Sınırsız',
    renewal: 'Yenileme',
    edit: 'Üyeleri düzenle',

    editTitle: (name) => `Üyeleri düzenle: ${name}`,
    loading: 'Üyeler okunuyor',
    pick: {
      search: 'Ad veya kimlikle şirket bul',
      list: 'Seçilebilecek şirketler',
      show: 'Göster',
      views: { all: 'Tümü', selected: 'Seçilenler', changes: 'Değişiklikler' },
      view: (name, count) => `${name} ${n(count)}`,
      shown: companies,
      selectAll: (count) => `Tümünü seç (${n(count)})`,
      clearAll: (count) => `Tümünü bırak (${n(count)})`,
      none: 'Eşleşen şirket yok.',
      noneSelected: 'Seçili şirket yok.',
      noneChanged: 'Henüz değişiklik yok.',
      added: 'Eklendi',
      removed: 'Çıkarıldı',
      unlisted: 'Şirket listenizde yok',
      hint: 'Ok tuşlarıyla gezinin, Enter ile seçin. Listede boşluk tuşu da seçer, Ctrl+A eşleşenlerin tümünü seçer.',
      selectedNow: (name, change) => `Seçildi: ${name}. ${change}.`,
      clearedNow: (name, change) => `Seçim kaldırıldı: ${name}. ${change}.`,
      selectedAll: (count) => `${companies(count)} seçildi`,
      max: (max) => `Burada bir grupta en fazla ${companies(max)} olabilir.`,
    },

    paste: {
      button: 'Liste yapıştır',
      title: 'Şirket listesi yapıştır',
      label: 'Adlar veya kimlikler',
      hint: 'Her satıra bir tane veya virgülle ayırarak. Büyük harf ve aksan fark etmez.',
      found: (count) => `${companies(count)} bulundu`,
      already: (count) => `${companies(count)} zaten seçili`,
      repeated: (count) => `${n(count)} tanesi birden çok kez yazılmış`,
      ambiguousTitle: (count) => `${n(count)} ad birden çok şirkete uyuyor. Hangisi olduğunu seçin.`,
      unknownTitle: (count) => `${n(count)} ad veya kimlik, şirketlerinizden birine ait değil`,
      add: (count) => `${companies(count)} seç`,
      remove: (count) => `Zaten seçili olanları bırak (${n(count)})`,
      cancel: 'İptal',
      left: (count) => `Seçene veya düzeltene kadar ${n(count)} tanesi dışarıda kalır.`,
    },

    changes: 'Değişiklikler',
    difference: (added, removed) =>
      [added > 0 ? `${n(added)} eklendi` : '', removed > 0 ? `${n(removed)} çıkarıldı` : '']
        .filter(Boolean)
        .join(', ') || 'Değişiklik yok',
    afterSaving: (count) => `Kaydedince ${companies(count)}`,
    addedTitle: (count) => `Eklenen: ${n(count)}`,
    removedTitle: (count) => `Çıkarılan: ${n(count)}`,
    noChanges:
      'Henüz değişiklik yok. Seçtikleriniz ve seçimini kaldırdıklarınız, kaydetmenizden önce burada listelenir.',
    undoAdd: (name) => `Eklemekten vazgeç: ${name}`,
    undoRemove: (name) => `Çıkarmaktan vazgeç: ${name}`,

    review: 'Değişiklikleri gözden geçir',
    reviewTitle: (name) => `${name}: üyeler kaydedilsin mi?`,
    reviewCounts: (before, after) => `Grupta ${companies(before)} var, ${n(after)} olacak.`,
    reviewEmpty: 'Bu grupta hiç şirket kalmayacak.',
    backToEditing: 'Düzenlemeye dön',
    save: (name) => `Üyeleri kaydet: ${name}`,
    saving: 'Kaydediliyor',
    savedToast: (name) => `Üyeler kaydedildi: ${name}`,
    savedFoundToast: (name) =>
      `Üyeler kaydedildi: ${name}. Yanıt kayboldu ama kontrol ettik, üyeler kaydedilmiş.`,
    unexpectedToast: (name) => `Üyeler seçtiğiniz gibi değil: ${name}`,
    unexpectedToastText:
      'Keepnet kaydettiğini bildiriyor ama grupta başka üyeler var. Yeniden değiştirmeden önce üyeleri kontrol edin.',

    membersSays: {
      refusedTitle: 'Hiçbir şey kaydedilmedi',
      restored: 'Önceki değişiklikleriniz korundu.',
      unknownTitle: 'Üyelerin kaydedilip kaydedilmediğini henüz bilmiyoruz',
      unknown: {
        sent: 'Üyeleri Keepnet’e gönderdik ama yanıt kayboldu.',
        unreached,
        inProgress,
        resumed,
      },
      notVisible: 'Seçtiklerinizin tümü henüz görünmüyor.',
      checkAgainHint,
      leave: 'Üyelerdeki değişiklikleriniz henüz kaydedilmedi. Çıkarsanız silinir.',
      leaveUnknown:
        'Üyelerin kaydedilip kaydedilmediğini henüz bilmiyoruz. Çıkarsanız, yeniden değiştirmeden önce grubu kontrol edin.',
      roleTitle,
      role,
    },
    membership: {
      changedTitle: 'Üyeleri başka bir kişi değiştirdi',
      changed: 'Değişikliklerinizin hiçbiri kaydedilmedi. Listelerin farkları:',
      restoredChanged: 'Başlamanızdan sonra üyeler değişti. Listelerin farkları:',
      partial: 'Değişikliklerin bir kısmı yapıldı, bir kısmı yapılmadı. Listelerin farkları:',
      unexpectedTitle: 'Keepnet üyeleri kaydettiğini bildirdi ama grupta başka üyeler var',
      unexpected: 'Şu anki üyeler:',
      unknown: 'Şu anki üyeler:',
      untouched: 'Grup şu ana kadar değişmedi.',
      company: 'Şirket',
      seen: 'Gördüğünüz',
      before: 'Önce',
      actual: 'Şu anda',
      wanted: 'İstediğiniz',
      inGroup: 'Üye',
      notInGroup: 'Üye değil',
      more: (count) => `${n(count)} tane daha göster`,
      merge: 'Değişikliklerimi yeni listeye uygula',
      mergeHint: (change) => `Sonuç: ${change}.`,
      mergeNothing: 'Kaydedilecek değişikliğiniz kalmaz.',
      again: 'İstediğimi koru ve yeniden dene',
      startOver: 'Şu andaki listeyle baştan başla',
    },
  };
};
