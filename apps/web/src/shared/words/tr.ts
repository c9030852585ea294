import type { Translation } from '../../shared/language/translation.ts';
import type { words as english } from './en.ts';

const ask = 'İstek kimliğini konsolu işleten kişiye iletin.';
const roles = 'Kurumunuzda rolleri veren kişiye başvurun.';
const soon = 'Bir dakika sonra yeniden deneyin.';

export const words: Translation<typeof english> = ({ n }) => ({
  product: 'Reseller Console',
  title: (...parts) => parts.join(' · '),

  createdAt: (when) => `oluşturulma: ${when}`,
  notifications: 'Bildirimler',
  dismiss: 'Kapat',
  loading: 'Yükleniyor',
  roles: { viewer: 'Görüntüleyen', operator: 'Operatör', admin: 'Yönetici' },

  table: {
    export: 'Dışa aktar',
    columns: 'Sütunlar',
    density: 'Satırlar',
    densities: { comfortable: 'Rahat', compact: 'Sıkışık' },
    clear: 'Filtreleri temizle',
    clearSearch: 'Aramayı temizle',
    removeFilter: (label) => `Filtreyi kaldır: ${label}`,
    chip: (label, value) => `${label}: ${value}`,
    apply: 'Uygula',
    sortBy: 'Sıralama',
    sorted: (column, order) => `${column}, ${order === 'asc' ? 'artan' : 'azalan'}`,
    range: (from, to, total) => `${n(from)}-${n(to)} / ${n(total)}`,
    pageSize: 'Sayfa başına satır',
    previous: 'Önceki sayfa',
    next: 'Sonraki sayfa',
    pages: 'Sayfalar',
    noMatchHint: 'Daha az sözcükle arayın veya bir filtreyi kaldırın.',
    skip: 'Satırlara geç',
    refreshFailed: 'Bu satırlar güncel olmayabilir.',
  },

  failure: {
    title: 'Yüklenemedi',
    requestId: 'İstek kimliği',
    copy: 'İstek kimliğini kopyala',
    copied: 'Kopyalandı',
    tryAgain: 'Yeniden dene',
    limited: (seconds) => `Keepnet istekleri sınırlıyor, ${n(seconds)} sn sonra yeniden denenecek`,
    tooFast: (seconds) =>
      `Bir kişi için izin verilenden hızlı istekte bulundunuz, ${n(seconds)} sn sonra yeniden denenecek`,
    wait: (seconds) => `Yeniden denemeden önce ${n(seconds)} saniye bekleyin.`,
    brokenTitle: 'Bu sayfa çalışmadı',
    broken:
      'Bu sayfada bir şey çalışmadı. Yeniden yükleyin ve son gönderdiğinizin yerinde olup olmadığına bakın.',
    outdatedTitle: 'Konsol güncellendi',
    outdated: 'Bu sayfa için yeni sürüm gerekiyor.',
    reload: 'Yeniden yükle',
    notFoundTitle: 'Böyle bir sayfa yok',
    notFound: 'Adres yanlış veya sayfa taşınmış.',
  },

  problems: {
    invalid_request: `Konsol, sunucunun anlamadığı bir istekte bulundu. ${ask}`,
    invalid_company_id: 'Adreste şirket kimliği olmayan bir şey var. Şirketi yeniden seçin.',
    idempotency_key_missing: `Konsol eksik bir istek gönderdi. ${ask}`,
    idempotency_key_reused: 'Bu, daha önce başka bir içerikle gönderildi. Yeni bir formla baştan başlayın.',
    write_in_progress: 'Aynı istek hâlâ işleniyor. Biraz sonra yeniden kontrol edin.',
    members_changed:
      'Siz listeyi açtıktan sonra üyeler değişti. Hiçbir şey kaydedilmedi. Listeye yeniden bakın.',
    record_changed: 'Siz açtıktan sonra bu kayıt değişti. Hiçbir şey kaydedilmedi. Şimdiki hâline bakın.',
    precondition_required: `Konsol eksik bir istek gönderdi. ${ask}`,
    protected_record: 'Bu kaydı bir dizin veya Keepnet’in kendisi tutuyor. Orada değiştirin.',
    company_masked:
      'Keepnet bu şirketteki kişilerin kimliğini gizliyor, bu yüzden burada kimse değiştirilemez.',
    wrong_person: 'Bu tarayıcıda şu anda başka birinin oturumu açık. Sayfayı yeniden yükleyin.',
    confirmation_required: 'Bu işlem çok sayıda kişiyi etkiliyor. İsteneni yazarak onaylayın.',
    plan_changed: 'Plan, gördüğünüz plan değil. Yeniden bakın.',
    job_state: 'Plan şu anda buna izin vermiyor. Durumuna bakın.',
    members_partial: 'Değişiklik yarıda kaldı. Liste şu anda grupta gerçekten kimlerin olduğunu gösteriyor.',
    outcome_unknown:
      'Bu istek Keepnet’e gönderildi ama yanıtı kayboldu. Gerçekleşmiş olabilir veya olmayabilir: yeniden göndermeden önce bakın.',
    not_signed_in: 'Oturumunuz sona erdi. Yeniden oturum açın.',
    sign_in_failed: 'Oturum açılamadı. Yeniden deneyin.',
    no_role: `Konsolda henüz bir rolünüz yok. ${roles}`,
    role_too_low: 'Rolünüz buna izin vermiyor. Bir yönetici yapabilir.',
    cross_site: 'İstek başka bir siteden geldiği için reddedildi. Sayfayı yeniden yükleyin.',
    local_only: 'Bu yalnızca konsolun çalıştığı makinede kullanılabilir. Orada açın.',
    company_forbidden: `Sizin veya bayinin hesabı bu şirketi göremez. ${roles}`,
    company_private: 'Müşteri, hesabını bayiye kapattı. Yalnızca müşteri yeniden açabilir.',
    companies_limited:
      'Bu, tüm şirketleri kapsıyor; hesabınız ise belirli şirketlerle sınırlı. Onlardan birini açın.',
    reseller_required: `Keepnet’e göre konsolun kimlik bilgileri bir bayiye ait değil. ${ask}`,
    company_not_found: 'Keepnet böyle bir şirket tanımıyor. Başka bir şirket seçin.',
    not_found: 'Bu kayıt artık yok veya hiç olmadı. Listeye dönün.',
    method_not_allowed: 'Konsol bu tür istekleri yanıtlamıyor. Sayfayı yeniden yükleyin.',
    upstream_refused: `Keepnet isteği reddetti. ${ask}`,
    payload_too_large: 'Tek seferde çok fazla gönderildi. Daha azını gönderin.',
    rate_limited: 'Buradan kısa sürede çok fazla istek geldi.',
    internal: `Konsolun sunucusunda hata oluştu. ${ask}`,
    upstream_failed: 'Keepnet bir hatayla yanıt verdi. Genellikle bir dakika içinde geçer.',
    upstream_unreachable: `Keepnet’e şu anda ulaşılamıyor. ${soon}`,
    upstream_credentials: `Keepnet konsolun kimlik bilgilerini kabul etmedi. ${ask}`,
    upstream_ip_restricted: `Keepnet konsolun ağ adresini kabul etmiyor. ${ask}`,
    upstream_scope_ignored: `Keepnet seçilen şirket için değil, başka bir şirket için yanıt veriyor; bu yüzden konsol hiçbir şey göstermiyor ve göndermiyor. ${ask}`,
    scope_unproven: `Keepnet’in yanıtlarından hangi şirkete ait oldukları anlaşılmıyor; bu yüzden konsol hiçbir şey göstermiyor ve göndermiyor. ${ask}`,
    upstream_rate_limited: 'Keepnet konsoldan yavaşlamasını istiyor.',
    identity_provider_unavailable: `Kurumunuzun oturum açma sayfasına ulaşılamıyor. ${soon}`,
    not_ready: `Konsol başlatılıyor veya güncelleniyor. ${soon}`,
    storage_unavailable: 'Konsol şu anda veritabanını kullanamıyor. Biraz sonra yeniden deneyin.',
    upstream_timeout: `Keepnet’in yanıtı çok uzun sürdü. ${soon}`,
    no_connection: 'Konsolun sunucusuna ulaşılamıyor. Bağlantınızı kontrol edip yeniden deneyin.',
    unreadable_answer: `Sunucunun yanıtı okunamadı. Aradaki bir sistem yanıtı değiştirmiş olabilir. ${soon}`,
  },
});
