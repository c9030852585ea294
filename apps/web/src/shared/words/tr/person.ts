import type { personWords as english } from '../en/person.ts';

export const personWords: typeof english = {
  theme: 'Tema',
  themes: { system: 'Sistem', light: 'Açık', dark: 'Koyu' },
  language: 'Dil',
  languages: { en: 'English', tr: 'Türkçe' },
  languageFailed: 'Dil kaydedilemedi, olduğu gibi kalıyor. Yeniden seçin.',
  singleKeys: 'Tek tuşlu kısayollar',
  shortcuts: 'Klavye kısayolları',
  signOut: 'Oturumu kapat',
  signOutFailed: 'Oturum kapatılamadı. Yeniden deneyin.',
  roles: { viewer: 'Görüntüleyen', operator: 'Operatör', admin: 'Yönetici' },
};
