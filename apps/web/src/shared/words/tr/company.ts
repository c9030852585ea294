import type { companyWords as english } from '../en/company.ts';
import type { WriteNumber } from './catalogue.ts';

export const companyWords = (n: WriteNumber): typeof english => ({
  users: 'Kullanıcılar',
  openUsers: 'Hedef kullanıcıları aç',
  licence: 'Lisans',
  licenceUse: 'Lisans kullanımı',
  licenceType: 'Tür',
  unlimited: (used) => `${n(used)}, sınırsız`,
  starts: 'Başlangıç',
  ends: 'Yenileme',
  about: 'Şirket',
  industry: 'Sektör',
  country: 'Ülke',
  id: 'Şirket kimliği',
  tags: 'Etiketler',
  groups: 'Şirket grupları',
  noTags: 'Yok.',
  noGroups: 'Hiçbir şirket grubunda değil.',
  unknown: 'Bilinmiyor',
  unavailableTitle: 'Bu şirkete erişilemiyor',
  unavailable: {
    company_forbidden:
      'Sizin veya bayinin hesabı bu şirketi göremez. Kurumunuzda rolleri veren kişiye başvurun.',
    company_private: 'Müşteri, hesabını bayiye kapattı. Yalnızca müşteri yeniden açabilir.',
    company_not_found: 'Keepnet böyle bir şirket tanımıyor. Silinmiş olabilir veya adres yanlıştır.',
    invalid_company_id: 'Adreste şirket kimliği olmayan bir şey var.',
    scope_unproven:
      'Keepnet’in yanıtlarından bu şirkete mi yoksa bayinin kendi şirketine mi ait oldukları anlaşılmıyor. Güvenlik için hiçbir şey gösterilmiyor, değiştirilmiyor ve dışa aktarılmıyor.',
  },
  unprovenTitle: 'Yapabilecekleriniz',
  unproven: [
    'Şirket yeniyse birkaç dakika sonra yeniden deneyin.',
    'Keepnet’in kendisinde bu şirket için bir hedef grup oluşturun. Konsol şirketi bu gruptan tanır.',
    'Sorun sürerse istek kimliğini konsolu işleten kişiye iletin. KEEPNET_SCOPE_PROOF ayarı bu durum içindir.',
  ],
});
