import type { words as english } from '../en/words.ts';
import type { WriteNumber } from './catalogue.ts';
import { problems } from './problems.ts';

export const words = (n: WriteNumber): typeof english => ({
  product: 'Reseller Console',
  title: (...parts) => parts.join(' · '),
  problems,

  shell: {
    skip: 'İçeriğe geç',
    navigation: 'Ana menü',
    openNavigation: 'Menüyü aç',
    closeNavigation: 'Menüyü kapat',
    everyCompany: 'Tüm şirketler',
    companies: 'Şirketler',
    companyGroups: 'Şirket grupları',
    overview: 'Genel bakış',
    targetUsers: 'Hedef kullanıcılar',
    targetGroups: 'Hedef gruplar',
    activity: 'Etkinlik',
    sessions: 'Oturumlar',
    notifications: 'Bildirimler',
    dismiss: 'Kapat',
    loading: 'Yükleniyor',
  },

  personMenu: (name) => `Hesap: ${name}`,

  switcher: {
    open: 'Şirket değiştir',
    favourite: (name) => `Favorilere ekle: ${name}`,
    unfavourite: (name) => `Favorilerden çıkar: ${name}`,
    announce: (name) => `Şirket: ${name}`,
    choose: 'Başka bir şirket seç',
  },

  companies: {
    title: 'Şirketler',
    search: 'Şirket ara',
    name: 'Ad',
    licence: 'Lisans kullanımı',
    users: 'Kullanıcılar',
    monthly: 'Aylık etkin',
    renewal: 'Yenileme',
    tags: 'Etiketler',
    industry: 'Sektör',
    overLicence: 'Lisansı aşan',
    used: (used, limit) => `${n(used)} / ${n(limit)}`,
    over: (by) => `+${n(by)} fazla`,
    expired: (day) => (day === null ? 'Süresi doldu' : `${day}, süresi doldu`),
    empty: 'Bu bayinin yönettiği bir şirket henüz yok.',
    noMatch: 'Eşleşen şirket yok.',
    count: (count) => `${n(count)} şirket`,
  },

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
    home: 'Şirketlere git',
  },
});
