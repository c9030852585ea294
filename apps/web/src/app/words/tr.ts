import type { Translation } from '../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = () => ({
  skip: 'İçeriğe geç',
  navigation: 'Ana menü',
  openNavigation: 'Menüyü aç',
  closeNavigation: 'Menüyü kapat',
  everyCompany: 'Tüm şirketler',
  companies: 'Şirketler',
  companyGroups: 'Şirket grupları',
  people: 'Kişi bul',
  licences: 'Lisanslar',
  overview: 'Genel bakış',
  targetUsers: 'Hedef kullanıcılar',
  targetGroups: 'Hedef gruplar',
  create: 'Toplu oluştur',
  jobs: 'İşler',
  activity: 'Etkinlik',
  sessions: 'Oturumlar',
  home: 'Şirketlere git',

  personMenu: (name) => `Hesap: ${name}`,

  switcher: {
    announce: (name) => `Şirket: ${name}`,
    choose: 'Başka bir şirket seç',
  },
});
