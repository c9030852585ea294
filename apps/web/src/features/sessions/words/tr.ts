import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = () => ({
  title: 'Oturumlar',
  lead: 'Kimlerin oturumu açık, son görülen üstte.',
  person: 'Kişi',
  role: 'Rol',
  noRole: 'Rolü yok',
  limited: (role) => `${role}, sınırlı`,
  limitedHint: 'Yalnızca belirli şirketleri görür',
  started: 'Oturum açılışı',
  since: (when) => `açılışı: ${when}`,
  lastSeen: 'Son görülme',
  action: 'Sonlandır',
  current: 'Bu tarayıcı',
  end: 'Oturumu sonlandır',
  endOf: (name) => `Oturumu sonlandır: ${name}`,
  signOut: 'Oturumu kapat',
  signOutHere: 'Bu tarayıcıdaki oturumu kapat',
  confirmTitle: (name) => `${name}: oturum sonlandırılsın mı?`,
  confirm: (started) =>
    `O tarayıcının oturumu (açılışı: ${started}) bir saniye içinde kapatılır. Rolü olan kişi yeniden oturum açabilir: bir kişiyi dışarıda tutmak için rolünü kurumunuzun oturum açma sisteminden kaldırın.`,
  confirmOwnTitle: 'Bu tarayıcıdaki oturum kapatılsın mı?',
  confirmOwn: 'Bu sizin kendi oturumunuz. Yeniden oturum açabilirsiniz.',
  cancel: 'İptal',
  ended: (name) => `Oturum sonlandırıldı: ${name}.`,
  endFailed: (reason) => `Oturum sonlandırılmadı. ${reason}`,
  empty: 'Açık oturum yok.',
  adminOnlyTitle: 'Oturumlar yöneticiler içindir',
  adminOnly: (role) =>
    `Liste, oturumu açık olan herkesi adıyla gösterir. Rolünüz: ${role}. Erişim gerekiyorsa yöneticinize başvurun.`,
});
