import type { Translation } from '../../shared/language/translation.ts';
import type { words as english } from './en.ts';

const ask = 'İstek kimliğini yöneticinize iletin.';
const roles = 'Yöneticinize başvurun.';
const soon = 'Bir dakika sonra yeniden deneyin.';
const notUnderstood = `Sunucu bu isteği anlamadı. ${ask}`;

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
    tooFast: (seconds) => `Çok fazla istek gönderdiniz, ${n(seconds)} sn sonra yeniden denenecek`,
    wait: (seconds) => `Yeniden denemeden önce ${n(seconds)} saniye bekleyin.`,
    brokenTitle: 'Bu sayfa çalışmıyor',
    broken: 'Yeniden yükleyin ve son değişikliğinizin yerinde olup olmadığını kontrol edin.',
    outdatedTitle: 'Konsol güncellendi',
    outdated: 'Bu sayfa için yeni sürüm gerekiyor.',
    reload: 'Yeniden yükle',
    notFoundTitle: 'Sayfa bulunamadı',
    notFound: 'Adres yanlış veya sayfa taşınmış.',
  },

  problems: {
    invalid_request: notUnderstood,
    invalid_company_id: 'Adresteki şirket kimliği geçersiz. Şirketi yeniden seçin.',
    idempotency_key_missing: notUnderstood,
    idempotency_key_reused:
      'Bu istek daha önce farklı bir içerikle gönderildi. Yeni bir formla yeniden başlayın.',
    write_in_progress: 'Aynı istek hâlâ işleniyor. Biraz sonra yeniden kontrol edin.',
    members_changed:
      'Listeyi açmanızdan sonra üyeler değişti. Hiçbir şey kaydedilmedi. Listeyi yeniden gözden geçirin.',
    record_changed: 'Siz açtıktan sonra bu kayıt değişti. Hiçbir şey kaydedilmedi. Şimdiki hâline bakın.',
    precondition_required: notUnderstood,
    protected_record: 'Bu kaydı bir dizin veya Keepnet’in kendisi yönetiyor. Orada değiştirin.',
    company_masked:
      'Keepnet bu şirketteki adları gizliyor; bir değişiklik gerçek adların üzerine yazardı. Hiçbir şey gönderilmedi.',
    wrong_person: 'Bu tarayıcıda artık başka bir kişinin oturumu açık. Sayfayı yeniden yükleyin.',
    members_partial: 'Değişiklik yarıda kaldı. Liste güncel üyeleri gösteriyor.',
    confirmation_required: 'Bu işlem çok sayıda kişiyi etkiliyor. İsteneni yazarak onaylayın.',
    plan_changed: 'Siz gördükten sonra plan değişti. Yeniden bakın.',
    job_state: 'Plan, şu anki durumunda buna izin vermiyor. Ne olduğunu görmek için yeniden yükleyin.',
    outcome_unknown:
      'Bu istek Keepnet’e gönderildi ama yanıtı kayboldu. Gerçekleşmiş de olabilir, gerçekleşmemiş de: yeniden göndermeden önce kontrol edin.',
    not_signed_in: 'Oturumunuz sona erdi. Yeniden oturum açın.',
    sign_in_failed: 'Oturum açılamadı. Yeniden deneyin.',
    no_role: `Konsolda henüz bir rolünüz yok. ${roles}`,
    role_too_low: 'Rolünüz buna izin vermiyor. Yöneticinize başvurun.',
    cross_site: 'İstek başka bir siteden geldiği için reddedildi. Sayfayı yeniden yükleyin.',
    local_only: 'Bu yalnızca konsolun çalıştığı bilgisayarda kullanılabilir. Orada açın.',
    company_forbidden: `Sizin veya bayinin hesabı bu şirketi göremez. ${roles}`,
    company_private: 'Müşteri, hesabını bayiye kapattı. Yalnızca müşteri yeniden açabilir.',
    companies_limited:
      'Bu işlem tüm şirketleri kapsıyor, hesabınız ise belirli şirketlerle sınırlı. Onlardan birini açın.',
    reseller_required: `Keepnet’e göre konsolun kimlik bilgileri bir bayiye ait değil. ${ask}`,
    company_not_found: 'Keepnet’te böyle bir şirket yok veya artık yok. Başka bir şirket seçin.',
    not_found: 'Bu kayıt artık yok veya hiç var olmadı. Listeye dönün.',
    method_not_allowed: notUnderstood,
    precondition_failed: 'Dosya bu arada değişti. Sayfayı yeniden yükleyin.',
    range_not_satisfiable: 'Dosyanın istenen bölümü yok. Sayfayı yeniden yükleyin.',
    upstream_refused: `Keepnet isteği reddetti. ${ask}`,
    payload_too_large: 'Bu, tek istek için çok fazla. Daha azını gönderin.',
    rate_limited: 'Kısa sürede çok fazla istek gönderildi.',
    internal: `Konsolun sunucusunda hata oluştu. ${ask}`,
    upstream_failed: 'Keepnet bir hatayla yanıt verdi. Genellikle bir dakika içinde geçer.',
    upstream_unreachable: `Keepnet’e şu anda ulaşılamıyor. ${soon}`,
    upstream_credentials: `Keepnet konsolun kimlik bilgilerini kabul etmedi. ${ask}`,
    upstream_ip_restricted: `Keepnet konsolun ağ adresini kabul etmiyor. ${ask}`,
    upstream_scope_ignored: `Keepnet seçtiğiniz şirket yerine başka bir şirket için yanıt veriyor; bu yüzden konsol hiçbir şey göstermiyor ve göndermiyor. ${ask}`,
    scope_unproven: `Keepnet’in yanıtlarından hangi şirkete ait oldukları anlaşılmıyor; bu yüzden konsol hiçbir şey göstermiyor ve göndermiyor. ${ask}`,
    upstream_rate_limited: 'Keepnet konsoldan yavaşlamasını istiyor.',
    identity_provider_unavailable: `Kurumunuzun oturum açma sayfasına ulaşılamıyor. ${soon}`,
    not_ready: `Konsol başlatılıyor veya güncelleniyor. ${soon}`,
    storage_unavailable: `Konsol şu anda veritabanını kullanamıyor. ${soon}`,
    upstream_timeout: `Keepnet’in yanıtı çok uzun sürdü. ${soon}`,
    no_connection: 'Konsolun sunucusuna ulaşılamıyor. Bağlantınızı kontrol edip yeniden deneyin.',
    unreadable_answer: `Sunucunun yanıtı okunamadı. Bir ara sunucu yanıtı değiştirmiş olabilir. ${soon}`,
  },
});
