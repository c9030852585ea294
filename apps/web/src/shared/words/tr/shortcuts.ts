import type { shortcutWords as english } from '../en/shortcuts.ts';

export const shortcutWords: typeof english = {
  title: 'Klavye kısayolları',
  close: 'Kapat',
  switcher: 'Şirket, sayfa ya da işlem bul',
  newTab: 'Bulunanı yeni sekmede aç',
  search: 'Bu sayfada ara',
  create: 'Yeni',
  export: 'Dışa aktar',
  next: 'Sonraki satır',
  previous: 'Önceki satır',
  help: 'Bu listeyi göster',
  off: 'Tek tuşlu kısayollar kapalı.',
};
