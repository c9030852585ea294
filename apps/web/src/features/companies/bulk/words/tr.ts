import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  exportFrom: 'Bunlardan dışa aktar',
  exportHint: 'Hedef kullanıcıları veya hedef grupları tek dosyada.',
  createIn: 'Bunlarda oluştur',
  createHint: 'Hedef grup, kişi veya özel alanlar; bir plan olarak.',
  addToGroup: 'Bir şirket grubuna ekle',
  addHint: 'Üyeleri kaydedilmeden önce gözden geçirirsiniz.',
  addTitle: (count) => `${n(count)} şirketi bir şirket grubuna ekle`,
  group: 'Şirket grubu',
  groupHint: 'Sonraki adımda grubun üyeleri, bu şirketlerle birlikte gösterilir.',
  chooseGroup: 'Bir grup seçin.',
  cancel: 'Vazgeç',
  review: 'Üyeleri gözden geçir',
  tooMany: (max) => `Bir işlem için en çok ${n(max)} şirket seçin.`,
});
