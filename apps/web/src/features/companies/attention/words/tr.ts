import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  title: 'İlgilenilmesi gerekenler',
  over: (count) => `${n(count)} lisans aşımı`,
  renewing: (count) => `30 gün içinde ${n(count)} yenileme`,
  waiting: (count, more) =>
    more ? `Duran veya bekleyen ${n(count)} işten fazlası` : `Duran veya bekleyen ${n(count)} iş`,
  denied: (count) => `Erişime izin vermeyen ${n(count)} şirket`,
  nothing: 'Bugün ilgilenilmesi gereken bir şey yok.',
  unread: { licences: 'Lisanslar', jobs: 'İşler', denied: 'Erişim' },
  failed: (what) => `Okunamadı: ${what}.`,
  deniedFilter: 'Erişime izin vermiyor',
});
