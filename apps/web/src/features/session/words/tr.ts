import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = () => ({
  title: 'Oturum aç',
  lead: 'Müşterilerinizin şirketleri, hedef kullanıcıları ve grupları tek yerde.',
  button: 'Oturum aç',
  hint: 'Kurumunuzun oturum açma sayfasında devam edersiniz.',
  reasons: {
    signed_out: 'Oturumunuz kapatıldı.',
    signed_out_here:
      'Konsoldaki oturumunuz kapatıldı, kurumunuzdaki oturumunuz açık. Bu tarayıcıyı başkaları da kullanıyorsa oradan da çıkış yapın.',
    session_ended: 'Oturumunuz sona erdi. Kaldığınız yere dönmek için yeniden oturum açın.',
    identity_provider_unavailable:
      'Kurumunuzun oturum açma sayfasına ulaşılamıyor. Bir dakika sonra yeniden deneyin.',
    storage_unavailable: 'Konsol şu anda veritabanını kullanamıyor. Bir dakika sonra yeniden deneyin.',
    sign_in_cancelled:
      'Oturum açma iptal edildi veya kurumunuz izin vermedi. Siz iptal etmediyseniz yöneticinize sorun.',
    sign_in_expired: 'Oturum açma çok uzun sürdü veya başka bir sekmede başlatıldı. Lütfen baştan başlayın.',
    sign_in_failed: 'Oturum açılamadı. Yeniden deneyin. Sorun sürerse yöneticinize bildirin.',
    insecure_connection: 'Konsol https olmadan açıldı. Yöneticinize bildirin.',
    local_link_needed:
      'Konsolun başlarken yazdığı oturum açma bağlantısını açın. Bağlantı bir kez ve iki dakika geçerlidir.',
  },
  code: (code) => `Kod: ${code}`,
  noRoleTitle: 'Burada henüz bir rolünüz yok',
  noRole:
    'Kurumunuzun hesabıyla oturum açtınız ama Reseller Console için bir rolünüz yok. Kurumunuzun oturum açma sistemini yöneten kişiden sizi görüntüleyen, operatör veya yönetici olarak eklemesini isteyin.',
  noRoleWait: 'Rol verildiğinde bu sayfa kendiliğinden devam eder.',
  otherAccount: 'Başka bir hesapla oturum aç',
  redeeming: 'Oturumunuz açılıyor',
  signOut: 'Oturumu kapat',
  signOutFailed: 'Oturum kapatılamadı. Yeniden deneyin.',
});
