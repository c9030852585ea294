import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => {
  const companies = (count: number) => `${n(count)} şirket`;
  const inProgress = 'Bu hâlâ işleniyor veya aynı grubu başka biri değiştiriyor.';
  const unreached = 'Gönderilirken bağlantı koptu. Ulaşmış olabilir veya olmayabilir.';
  const resumed = 'Yanıt gelmeden sayfadan çıkıldı.';
  const checkAgainHint = 'Yeniden kontrol etmek hiçbir şeyi ikinci kez değiştirmez.';
  const roleTitle = 'Şirket gruplarını değiştirme yetkiniz yok';
  const role = (has: string, needs: string) =>
    `Rolünüz: ${has}. Şirket grubunu değiştirmek için gereken rol: ${needs}. Bunu bir yönetici değiştirebilir.`;
  return {
    title: 'Şirket grupları',
    search: 'Şirket grubu ara',
    name: 'Ad',
    companies: 'Şirketler',
    created: 'Oluşturulma',
    empty: 'Henüz şirket grubu yok.',
    noMatch: 'Eşleşen şirket grubu yok.',
    inAll: (count) => `Toplam ${companies(count)}`,
    count: (count) => `${n(count)} şirket grubu`,
    back: 'Tüm şirket grupları',
    goneTitle: 'Bu şirket grubu bulunamadı',
    gone: 'Bu arada silinmiş veya adres yanlış.',

    create: 'Yeni şirket grubu',
    nameHint: 'İçerik paylaşılan her yerde görüneceği ad.',
    createWith: (count) =>
      count === 0 ? 'Şirket grubu oluştur' : `${companies(count)} ile şirket grubu oluştur`,
    createdToast: (name) => `“${name}” şirket grubu oluşturuldu`,
    foundToast: (name) => `“${name}” şirket grubu oluşturuldu. Yanıt kayboldu ama baktık, grup orada.`,
    members: 'Şirketler',
    membersHint: 'Bunları sonra da seçebilirsiniz.',

    rename: 'Yeniden adlandır',
    renameTitle: (name) => `Yeniden adlandır: ${name}`,
    renameHint: (count) =>
      `Keepnet, adı yalnızca üyelerle birlikte kabul eder. Konsol ${count === 1 ? 'grubun tek üyesini' : `grubun ${n(count)} üyesini`} hemen öncesinde okur, okuduğu gibi gönderir ve sonra hepsinin hâlâ orada olup olmadığına bakar.`,
    renameSubmit: 'Yeni adı kaydet',
    renamedToast: (name) => `Şirket grubunun yeni adı: “${name}”`,
    renamedFoundToast: (name) =>
      `Şirket grubunun yeni adı: “${name}”. Yanıt kayboldu ama baktık, ad değişmiş.`,
    renameSays: {
      refusedTitle: 'Grup yeniden adlandırılmadı',
      unknownTitle: 'Yeniden adlandırılıp adlandırılmadığını henüz bilmiyoruz',
      unknown: {
        sent: 'Yeni adı Keepnet’e gönderdik ama yanıt kayboldu.',
        unreached,
        inProgress,
        resumed,
      },
      notVisible: 'Yeni ad orada henüz görünmüyor.',
      checkAgainHint,
      leave: 'Yeni ad henüz kaydedilmedi. Çıkarsanız silinir.',
      leaveUnknown:
        'Grubun yeniden adlandırılıp adlandırılmadığı henüz bilinmiyor. Çıkarsanız önce grubun adına bakın.',
      roleTitle,
      role,
    },
    renameUnexpectedTitle: 'İstediğiniz bu değildi',
    renameUnexpectedToast: (name) =>
      `“${name}” şirket grubunun yeniden adlandırılması istediğiniz gibi bitmedi. Gruba bakın.`,
    renameUnexpectedName: (name) =>
      `Keepnet grubu yeniden adlandırdığını bildiriyor ama adı orada hâlâ “${name}” görünüyor. Yeniden deneyin veya başka bir ad verin.`,
    renameUnexpectedMembers:
      'Grup yeniden adlandırılırken üyeleri değişti. Devam etmeden önce üyelere bakın.',

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
      noneChanged: 'Henüz bir şey değişmedi.',
      added: 'Eklendi',
      removed: 'Çıkarıldı',
      unlisted: 'Şirket listenizde yok',
      hint: 'Ok tuşlarıyla gezinin, Enter ile seçin. Listede boşluk tuşu da seçer, Ctrl+A eşleşenlerin tümünü seçer.',
      selectedNow: (name, change) => `Seçildi: ${name}. ${change}.`,
      clearedNow: (name, change) => `Seçim kaldırıldı: ${name}. ${change}.`,
      selectedAll: (count) => `${companies(count)} seçildi`,
      most: (most) => `Burada bir grupta en fazla ${companies(most)} olabilir.`,
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
      'Henüz bir şey değişmedi. Seçtikleriniz ve seçimini kaldırdıklarınız kaydedilmeden önce burada listelenir.',
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
    savedFoundToast: (name) => `Üyeler kaydedildi: ${name}. Yanıt kayboldu ama baktık, üyeler orada.`,
    unexpectedToast: (name) => `Üyeler seçtiğiniz gibi değil: ${name}`,
    unexpectedToastText:
      'Keepnet kaydettiğini bildiriyor ama orada başka bir şey var. Üyeleri yeniden değiştirmeden önce onlara bakın.',

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
      notVisible: 'Seçtiklerinizin tümü orada henüz görünmüyor.',
      checkAgainHint,
      leave: 'Üyelerdeki değişiklikleriniz henüz kaydedilmedi. Çıkarsanız silinir.',
      leaveUnknown:
        'Üyelerin kaydedilip kaydedilmediği henüz bilinmiyor. Çıkarsanız, yeniden değiştirmeden önce gruba bakın.',
      roleTitle,
      role,
    },
    standing: {
      changedTitle: 'Bu arada üyeleri başka biri değiştirdi',
      changed: 'Sizin değişikliklerinizden hiçbiri kaydedilmedi. Listelerin ayrıldığı yerler:',
      restoredChanged: 'Siz başladıktan sonra üyeler değişti. Listelerin ayrıldığı yerler:',
      partial: 'Bir kısmı yapıldı, bir kısmı yapılmadı. Listelerin ayrıldığı yerler:',
      unexpectedTitle: 'Keepnet üyeleri kaydettiğini bildirdi ama orada başka bir şey var',
      unexpected: 'Gerçekte orada olan:',
      unknown: 'Şu anda orada olan:',
      untouched: 'Grup şimdiye kadar önceki hâlinde.',
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
      mergeNothing: 'Kaydedecek bir değişikliğiniz kalmaz.',
      again: 'İstediğimi koru ve yeniden dene',
      startOver: 'Şu andaki listeyle baştan başla',
    },
  };
};
