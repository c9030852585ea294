import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

interface Effect {
  readonly name: string;
  readonly act: (count: number) => string;
  readonly will: (count: number) => string;
  readonly busy: (count: number) => string;
  readonly did: (count: number) => string;
}

export const words: Translation<typeof english> = ({ n }) => {
  /** `forms`: what is done to the object; what will happen, happens and happened to it. */
  const effect = (
    name: string,
    noun: string,
    object: string,
    [act, will, busy, did]: readonly [string, string, string, string],
  ): Effect => ({
    name,
    act: (count) => `${n(count)} ${object} ${act}`,
    will: (count) => `${n(count)} ${noun} ${will}`,
    busy: (count) => `${n(count)} ${noun} ${busy}`,
    did: (count) => `${n(count)} ${noun} ${did}`,
  });
  const deleting = ['sil', 'silinecek', 'siliniyor', 'silindi'] as const;
  const changing = ['değiştir', 'değiştirilecek', 'değiştiriliyor', 'değiştirildi'] as const;
  const creating = ['oluştur', 'oluşturulacak', 'oluşturuluyor', 'oluşturuldu'] as const;
  const user = ['hedef kullanıcı', 'hedef kullanıcıyı'] as const;
  const seconds = (count: number) => `${n(count)} saniye`;

  return {
    title: 'İşler',
    lead: 'Çok sayıda kayıt oluşturan, değiştiren ya da silen planlar.',
    operatorsOnlyTitle: 'İşler operatörler içindir',
    operatorsOnly: (role) =>
      `İşler birçok şirkette kayıtları değiştirir ve siler. Rolünüz: ${role}. Erişim gerekiyorsa yöneticinize başvurun.`,
    effects: {
      activate: effect('Hedef kullanıcıları etkinleştir', ...user, [
        'etkinleştir',
        'etkinleştirilecek',
        'etkinleştiriliyor',
        'etkinleştirildi',
      ]),
      deactivate: effect('Hedef kullanıcıları pasifleştir', ...user, [
        'pasifleştir',
        'pasifleştirilecek',
        'pasifleştiriliyor',
        'pasifleştirildi',
      ]),
      status: effect('Hedef kullanıcıların durumunu değiştir', ...user, changing),
      update: effect('Hedef kullanıcıları değiştir', ...user, changing),
      deleteUsers: effect('Hedef kullanıcıları sil', ...user, deleting),
      deleteGroups: effect('Hedef grupları sil', 'hedef grup', 'hedef grubu', deleting),
      deleteCompanyGroups: effect('Şirket gruplarını sil', 'şirket grubu', 'şirket grubunu', deleting),
      members: effect('Üyelikleri değiştir', 'üyelik', 'üyeliği', changing),
      createUsers: effect('Hedef kullanıcılar oluştur', 'hedef kullanıcı', 'hedef kullanıcı', creating),
      createGroups: effect('Hedef gruplar oluştur', 'hedef grup', 'hedef grup', creating),
      copyFields: effect('Özel alanları kopyala', 'özel alan', 'özel alanı', [
        'kopyala',
        'kopyalanacak',
        'kopyalanıyor',
        'kopyalandı',
      ]),
      takeBackImport: effect('İçe aktarmayı geri al', ...user, [
        'geri al',
        'geri alınacak',
        'geri alınıyor',
        'geri alındı',
      ]),
      import: effect('Hedef kullanıcıları içe aktar', ...user, [
        'içe aktar',
        'içe aktarılacak',
        'içe aktarılıyor',
        'içe aktarıldı',
      ]),
      other: effect('Kayıtları değiştir', 'kayıt', 'kaydı', changing),
    },
    companies: (count) => `${n(count)} şirket`,
    both: (one, other) => `${one}, ${other}`,
    inPlace: (what, place) => `${place}: ${what}`,

    states: {
      planning: 'Planlanıyor',
      planned: 'Başlatılmadı',
      holding: 'Birazdan başlıyor',
      running: 'Sürüyor',
      paused: 'Duraklatıldı',
      done: 'Tamamlandı',
      failed: 'Planlanamadı',
      undone: 'Geri alındı',
      cancelled: 'İptal edildi',
      stopped: 'Durduruldu',
    },
    cancelling: 'İptal ediliyor',
    partly: 'Kısmen tamamlandı',
    story: {
      planning: 'Konsol kayıtlara bakıyor. Hiçbir şey değiştirilmiyor.',
      nothing: 'Yapılacak bir şey yok. Hiçbir şey değiştirilmeyecek.',
      cancelling: 'Yeni istek gönderilmiyor. Keepnet gönderilenleri yanıtlayınca iş sona erer.',
      failed: 'Bu planlanamadı. Hiçbir şey değiştirilmedi.',
      undone: 'Bu zamanında geri alındı. Hiçbir şey değiştirilmedi.',
      cancelledBefore: 'Bu başlamadan iptal edildi. Hiçbir şey değiştirilmedi.',
      cancelled: (did) => `Bu iptal edildi. Ondan önce: ${did}`,
      doneNothing: 'Bu sona erdi ve hiçbir şey değiştirilmedi.',
    },
    pauses: {
      person: 'Biri bunu duraklattı. Kaldığı yerden sürmesi için devam ettirin.',
      refusals: 'Keepnet beklenenden fazlasını reddetti. Devam ettirmeden önce reddedilenlere bakın.',
      sign_in_again:
        'Bunu başlatan kişinin oturumu sona erdi. O kişi oturum açınca ya da siz devam ettirince sürer.',
      unreachable: 'Keepnet art arda üç kez yanıt vermedi. Keepnet’e ulaşılabilince devam ettirin.',
      trial: 'Bu bir şirkette denendi. Sonuca bakın, sonra diğerleriyle devam edin.',
      internal: 'Konsolun kendisi hata verdi. Devam ettirin; yine duraklarsa yöneticinize bildirin.',
    },
    stops: {
      rights:
        'Bunu başlatan kişinin artık yetkisi yok ya da bir yönetici oturumunu sonlandırdı. Kalanı yeniden planlayın.',
      refusals: 'Keepnet planda beklenenden fazlasını reddetti. Devam ettirmeden önce reddedilenlere bakın.',
      scope: 'Keepnet’in yanıtları hangi şirkete ait olduklarını göstermedi. Bu çözülünce devam ettirin.',
    },
    rateLimited: (count) => `Keepnet konsoldan yavaşlamasını istedi. ${seconds(count)} sonra sürecek.`,

    verdicts: {
      create: (count) => `${n(count)} oluşturulacak`,
      change: (count) => `${n(count)} değiştirilecek`,
      delete: (count) => `${n(count)} silinecek`,
      same: (count) => `${n(count)} değişiklik gerektirmiyor`,
      skip: (count) => `${n(count)} atlanacak`,
      refuse: (count) => `${n(count)} yapılamaz`,
    },
    verdictNames: {
      create: 'Oluştur',
      change: 'Değiştir',
      delete: 'Sil',
      same: 'Değişiklik gerekmiyor',
      skip: 'Atla',
      refuse: 'Yapılamaz',
    },
    itemStates: {
      waiting: 'Bekliyor',
      running: 'Sürüyor',
      done: 'Tamamlandı',
      already: 'Değişiklik gerekmiyor',
      refused: 'Reddedildi',
      unknown: 'Bilinmiyor',
      skipped: 'Dışarıda bırakıldı',
      notStarted: 'Başlatılmadı',
    },
    itemCounts: {
      waiting: (count) => `${n(count)} bekliyor`,
      running: (count) => `${n(count)} sürüyor`,
      done: (count) => `${n(count)} tamamlandı`,
      already: (count) => `${n(count)} değişiklik gerektirmiyor`,
      refused: (count) => `${n(count)} reddedildi`,
      unknown: (count) => `${n(count)} bilinmiyor`,
      skipped: (count) => `${n(count)} dışarıda`,
      notStarted: (count) => `${n(count)} başlatılmadı`,
    },
    codes: {
      same: 'Değişiklik gerekmiyor.',
      deleted_earlier: 'Daha önce silinmiş.',
      protected: 'Bu kaydı bir dizin ya da Keepnet’in kendisi yönetiyor. Orada değiştirin.',
      duplicate: 'Planda iki kez var, bir kez yapılır.',
      invalid: 'Bir değer geçerli değil.',
      name_taken: 'Bu ad başka bir kayıtta var.',
      exists: 'Zaten var.',
      needs_phone: 'Keepnet bunu değiştirmeden önce telefon numarası istiyor. Önce onu ekleyin.',
      too_long_to_change: 'Bir alan, Keepnet’in değişiklikte kabul ettiğinden uzun. Önce kısaltın.',
      over_licence: 'Lisansta bunun için boş yer yok. Keepnet yine de oluşturur ve ücret alabilir.',
      licence_expired: 'Bu şirketin lisansının süresi dolmuş.',
      record_changed: 'Plan yapıldıktan sonra değiştirildi ya da silindi; hiçbir şey gönderilmedi.',
      not_in_file: 'İçe aktarılan dosyada yok.',
      probably_same: 'Aynı adda, başka adresli bir kişi zaten var. Hangisinin kastedildiğine karar verin.',
      rights: 'Bunu başlatan kişi, bu gönderilmeden önce yetkisini kaybetti.',
    },
    codeCounts: {
      exists: (count) => `Zaten var: ${n(count)}`,
      name_taken: (count) => `Ad kullanımda: ${n(count)}`,
      company_private: (count) => `Erişim kapalı: ${n(count)}`,
      over_licence: (count) => `Lisans aşımı: ${n(count)}`,
      licence_expired: (count) => `Lisansı dolmuş: ${n(count)}`,
      deleted_earlier: (count) => `Daha önce silinmiş: ${n(count)}`,
      duplicate: (count) => `Planda iki kez: ${n(count)}`,
      invalid: (count) => `Geçerli değil: ${n(count)}`,
      company_masked: (count) => `Adları gizli: ${n(count)}`,
    },
    notAsked: (count) => `Sorulamadı: ${n(count)}`,
    trial: {
      first: 'Önce bir şirkette dene',
      company: 'Denenecek şirket',
      hint: 'Bu şirketten sonra duraklar. Sonuca bakar, diğerlerine siz karar verirsiniz.',
      all: 'Bunun yerine bütün şirketlerde başlat',
      start: (name) => `Dene: ${name}`,
      each: 'Her şirkette ne olacağını gör',
    },
    alreadySo: 'Sırası geldiğinde değişiklik gerekmiyordu.',
    unknownItem: 'Bu Keepnet’e gönderildi ama yanıtı kayboldu. Gerçekleşip gerçekleşmediği kesin değil.',
    warnings: {
      many_people: (people, active, company) =>
        `${company}: son 24 saatin bütün planlarıyla ${active} etkin kişiden ${people} kişi yerini kaybediyor.`,
      other_plan: 'Aynı şirkette başka bir plan sürüyor.',
      otherPlan: 'Planı aç',
      closed_companies: (count) => `${n(count)} şirket hesabını bayiye kapattı ve dışarıda bırakılıyor.`,
      no_recovery: 'Bazı grupların üyeleri okunamadı; kurtarma dosyasında yer almıyorlar.',
      over_licence: (added, left) => `${n(added)} hedef kullanıcı yeni olacak, ${n(left)} yer kaldı.`,
      no_mail: (people, domain) => `${domain} bu şirket için e-posta almıyor: ${n(people)} hedef kullanıcı.`,
      other_customer: (people, domain, company) =>
        `${domain} ${company === undefined ? 'başka bir müşteriye' : `${company} şirketine`} ait: ${n(people)} hedef kullanıcı.`,
      masked: 'Keepnet bu şirkette adları gizliyor. Dosyayla karşılaştırılamıyorlar.',
      job_log: (changes) =>
        `Müşterinin Keepnet’teki kendi günlüğünde ${n(changes)} değişiklik tek tek görünecek.`,
    },

    dialog: {
      making: 'Plan yapılıyor',
      planning: 'Kayıtlara bakılıyor. Hiçbir şey değiştirilmiyor.',
      close: 'Kapat',
      laterHint: 'Bunu kapatırsanız plan 7 gün boyunca İşler altında kalır.',
      tryAgain: 'Yeniden dene',
      notMade: 'Plan yapılamadı. Hiçbir şey değiştirilmedi.',
      starting: 'Başlatılıyor',
      notStarted: 'Başlatılamadı.',
      note: 'Açıklama',
      noteHint: 'Bir talep numarası ya da gerekçe. Etkinlikte saklanır.',
      noteTooLong: 'Açıklamayı kısaltın.',
      irreversible:
        'Silme geri alınamaz: hedef kullanıcılar tüm gruplarından çıkar, yalnızca raporları kalır. Pasifleştirmek de lisansları boşaltır, grupları korur ve geri alınabilir.',
      irreversibleRecords: 'Silme geri alınamaz.',
      afterStart:
        'Başladıktan sonra kısa bir süre vazgeçebilirsiniz. Kayıtların önceki hâli kurtarma dosyasında kalır.',
      instead: 'Bunun yerine pasifleştir',
      insteadTitle: (count) => `${n(count)} hedef kullanıcıyı pasifleştir`,
      notPossible: (count) => `${n(count)} kayıt olduğu gibi kalacak`,
      seeAll: 'Hepsini gör',
      confirmCompany: 'Onaylamak için şirketin adını yazın',
      confirmPeople: 'Onaylamak için kişi sayısını yazın',
      confirmHint: (text) => `Yazılacak: ${text}`,
      notConfirmed: (text) => `Bu “${text}” değil`,
      planOpen: 'Planı aç',
    },

    list: {
      waiting: 'Duran veya bekleyen',
      name: 'İş',
      state: 'Durum',
      progress: 'İlerleme',
      company: 'Şirket',
      person: 'Kişi',
      created: 'Planlandı',
    },
    latest: 'Son işler',
    latestFailed: 'İşler yüklenemedi.',
    latestNone: 'Bu şirkette henüz iş yok.',
    more: 'Daha fazla göster',
    moreFailed: 'Daha fazlası yüklenemedi.',
    loaded: (count) => `${n(count)} iş gösteriliyor`,
    empty: 'Henüz iş yok.',
    emptyHint: 'Bir kerede çok sayıda kayıt oluşturan, değiştiren ya da silen planlar burada listelenir.',
    noMatch: 'Eşleşen iş yok.',

    page: {
      back: 'İşler',
      place: 'Nerede',
      created: 'Planlandı',
      started: 'Başladı',
      finished: 'Bitti',
      percent: (percent, title) => `%${n(percent)}, ${title}`,
      away: 'Bu güncel olmayabilir. İş sürüyor; sunucu yanıt verince bu sayfa yenilenir.',
      stale: 'Bu güncel olmayabilir.',
      pause: 'Duraklat',
      resume: 'Devam ettir',
      cancel: 'Kalanını iptal et',
      discard: 'Plandan vazgeç',
      rest: (act) => `Diğer şirketler: ${act}`,
      retry: 'Kalanı yeniden planla',
      retryCompanies: (count) => `Başarısız olan ${n(count)} şirket için yeniden`,
      retryTitle: 'Kalanı yeniden planla',
      takeBack: 'Eski hâline getir',
      takeBackTitle: 'Değiştirilenleri eski hâline getir',
      takeBackPeople: {
        deactivate: 'Oluşturduğu kişileri pasifleştir',
        delete: 'Oluşturduğu kişileri sil',
      },
      tellMe: 'Bitince haber ver',
      notYours: (name) =>
        `Bunu yalnızca ${name} ya da bir yönetici başlatabilir, duraklatabilir, iptal edebilir.`,
    },

    files: {
      title: 'Dosyalar',
      plan: 'Plan (CSV)',
      report: 'Rapor (CSV)',
      recovery: 'Kurtarma dosyası (CSV)',
      until: (when) => `${when} tarihine kadar alınabilir.`,
      while: 'Bitişten iki hafta sonrasına kadar alınabilir.',
      recoveryHint: 'Kurtarma dosyasını içe aktarmak, geçmişi olmayan yeni kayıtlar oluşturur.',
      gone: 'Bu işin dosyaları ve adları silindi. Sayıları kalıyor.',
    },

    items: {
      title: 'Bu işin kayıtları',
      failed: 'Bu planın kayıtları yüklenemedi.',
      show: 'Hangi kayıtların gösterildiği',
      all: (count) => `Tümü: ${n(count)}`,
      none: 'Eşleşen kayıt yok.',
      record: 'Kayıt',
      plan: 'Plan',
      result: 'Sonuç',
      changes: 'Değişiklikler',
      reason: 'Neden',
      check: 'Yeniden bak',
      checking: 'Bakılıyor',
      checkAgain: (name) => `Yeniden bak: ${name}`,
      stillUnknown: (name) => `${name}: hâlâ kesin değil.`,
      number: (ordinal) => `${n(ordinal)}. kayıt`,
      loaded: (count, all) => `${n(all)} kayıttan ${n(count)} tanesi gösteriliyor`,
    },
    fields: {
      status: 'Durum',
      department: 'Departman',
      priority: 'Öncelik',
      timeZoneId: 'Saat dilimi',
      preferredLanguageId: 'Dil',
      member: 'Üye',
    },
    values: { active: 'etkin', inactive: 'pasif', true: 'evet', false: 'hayır' },
    noValue: 'boş',
    change: (field, from, to) => `${field}: ${from} → ${to}`,

    toast: {
      seconds: (count) => `${seconds(count)} sonra başlıyor`,
      undo: 'Geri al',
      tooLate: 'Çoktan başladı; artık geri alınamaz.',
      progress: 'İlerleme',
      of: (done, all) => `${n(done)} / ${n(all)}`,
      seeJob: 'İşi aç',
      seeReport: 'Raporu gör',
      away: 'Konsolun sunucusuna şu anda ulaşılamıyor. İş orada sürüyor.',
    },
    chip: {
      text: (count) => `${n(count)} sürüyor`,
      paused: (count) => `${n(count)} duraklatıldı`,
      all: 'Bütün işler',
    },
  };
};
