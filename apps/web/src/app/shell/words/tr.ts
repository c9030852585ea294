import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  person: {
    theme: 'Tema',
    themes: { system: 'Sistem', light: 'Açık', dark: 'Koyu' },
    languageFailed: 'Dil kaydedilemedi ve değişmedi. Yeniden seçin.',
    singleKeys: 'Tek tuşlu kısayollar',
    shortcuts: 'Klavye kısayolları',
  },

  commands: {
    newTargetUser: (company) => `Yeni hedef kullanıcı: ${company}`,
    importTargetUsers: (company) => `Hedef kullanıcıları içe aktar: ${company}`,
    newTargetGroup: (company) => `Yeni hedef grup: ${company}`,
    copyCustomFields: (company) => `Özel alanları başka şirketlere kopyala: ${company}`,
    findPeople: ([first = '', ...others]) =>
      others.length === 0
        ? `Tüm şirketlerde bul: ${first}`
        : `Tüm şirketlerde bul: ${n(others.length + 1)} kişi`,
    newCompanyGroup: 'Yeni şirket grubu',
    view: 'görünüm',
    viewBy: (owner) => `görünüm, sahibi: ${owner}`,
    theme: (name) => `Tema: ${name}`,
    signOut: 'Oturumu kapat',
    signOutFailed: 'Oturum kapatılamadı. Yeniden deneyin.',
  },

  shortcuts: {
    title: 'Klavye kısayolları',
    close: 'Kapat',
    switcher: 'Şirket, sayfa ya da işlem bul',
    newTab: 'Sonucu yeni sekmede aç',
    search: 'Bu sayfada ara',
    create: 'Yeni',
    export: 'Dışa aktar ya da açık hedef kullanıcıyı düzenle',
    next: 'Sonraki satır',
    previous: 'Önceki satır',
    selectRange: 'Son satırdan bu satıra kadar seç',
    selectNext: 'Bu satırı ve sonrakini seç',
    selectPrevious: 'Bu satırı ve öncekini seç',
    space: 'Boşluk',
    help: 'Bu listeyi göster',
    off: 'Tek tuşlu kısayollar kapalı.',
    enter: 'Enter',
  },
});
