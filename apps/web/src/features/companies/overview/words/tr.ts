import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  openUsers: 'Hedef kullanıcıları aç',
  copyFields: 'Özel alanları kopyala',
  licence: 'Lisans',
  licenceType: 'Tür',
  unlimited: (used) => `${n(used)}, sınırsız`,
  starts: 'Başlangıç',
  about: 'Şirket',
  country: 'Ülke',
  id: 'Şirket kimliği',
  groups: 'Şirket grupları',
  noTags: 'Yok.',
  noGroups: 'Hiçbir şirket grubunda değil.',
  unknown: 'Bilinmiyor',

  unavailableTitle: 'Bu şirkete erişilemiyor',
  unprovenReason:
    'Keepnet’in yanıtlarından bu şirkete mi yoksa bayinin kendi şirketine mi ait oldukları anlaşılmıyor. Güvenlik için hiçbir şey gösterilmiyor, değiştirilmiyor ve dışa aktarılmıyor.',
  unprovenTitle: 'Yapabilecekleriniz',
  unproven: [
    'Şirket yeniyse birkaç dakika sonra yeniden deneyin.',
    'Keepnet’in kendisinde bu şirket için bir hedef grup oluşturun. Konsol şirketi bu gruptan tanır.',
    'Sorun sürerse istek kimliğini yöneticinize iletin. KEEPNET_SCOPE_PROOF ayarı bu durum içindir.',
  ],
});
