import type { Translation } from '../../language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = () => ({
  actionsFor: (name) => `İşlemler: ${name}`,
  email: 'E-posta adresini kopyala',
  phone: 'Telefon numarasını kopyala',
  id: 'Kimliği kopyala',
  name: 'Adı kopyala',
  copied: 'Kopyalandı',
  notCopied: 'Hiçbir şey kopyalanmadı',
  refused:
    'Tarayıcı bu sayfanın panoyu kullanmasına izin vermiyor. Sitenin ayarlarından izin verip yeniden deneyin.',
  insecure:
    'Tarayıcılar yalnızca https ile açılan sayfaların kopyalamasına izin verir; bu sayfa öyle açılmadı.',
});
