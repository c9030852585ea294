import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  anotherTitle: 'Şu anda başka birinin oturumu açık',
  now: (name) => `Şu anda oturumu açık olan kişi: ${name}.`,
  opener: (name) => `Bu sayfayı açan kişi: ${name}.`,
  againTitle: 'Oturumunuz yeniden açık',
  signedOutTitle: 'Başka bir sekmede oturumu kapattınız',
  signedOut: 'Bu sayfa o anda boşaltıldı.',
  typed: 'Burada yazılıp gönderilmeyenler silindi.',
  downloads: (count) => `${n(count)} indirme durduruldu. Hiçbir şey kaydedilmedi.`,
  unclear:
    'Buradan gönderilen bir değişikliğin yapılıp yapılmadığı bilinmiyor. Yeniden yapmadan önce olup olmadığına bakın.',
  sending: 'Bir değişiklik hâlâ gönderiliyor. Sonucu burada bildirilecek.',
  endings: {
    done: 'Gönderilmekte olan değişiklik yapıldı.',
    refused: 'Gönderilmekte olan değişiklik yapılmadı.',
    partial: 'Gönderilmekte olan değişikliğin bir kısmı yapıldı. Şu anda ne olduğuna bakın.',
    unknown:
      'Gönderilmekte olan değişikliğin yapılıp yapılmadığı bilinmiyor. Yeniden yapmadan önce olup olmadığına bakın.',
  },
  continueAs: (name) => `Devam et: ${name}`,
  goOn: 'Devam et',
  signIn: 'Oturum aç',
});
