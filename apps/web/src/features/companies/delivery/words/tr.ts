import type { Translation } from '../../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  title: 'E-posta teslimi',
  failed: 'Alan adları yüklenemedi.',
  lead: 'Bu alan adlarına e-posta gitmez: şirket bunları doğrulamadı.',
  people: (count) => (count === null ? 'Bilinmiyor' : `${n(count)} etkin kullanıcı`),
  more: (count) => `${n(count)} alan adı daha`,
  fine: 'Tüm hedef kullanıcıların alan adlarına e-posta gidiyor.',
  untold: 'Keepnet, konsolun bu şirketin alan adlarını okumasına izin vermiyor.',
});
