import type { Translation } from '../../../shared/language/translation.ts';
import type { words as english } from './en.ts';

export const words: Translation<typeof english> = ({ n }) => ({
  anotherTitle: 'Artık başka bir kişinin oturumu açık',
  now: (name) => `Şu anda oturumu açık olan kişi: ${name}.`,
  opener: (name) => `Bu sayfayı açan kişi: ${name}.`,
  againTitle: 'Oturumunuz yeniden açık',
  signedOutTitle: 'Başka bir sekmede oturumu kapattınız',
  signedOut: 'Bu sayfa temizlendi.',
  typed: 'Burada yazıp göndermedikleriniz silindi.',
  downloads: (count) => `${n(count)} indirme durduruldu. Hiçbir şey kaydedilmedi.`,
  unclear:
    'Bu sayfadan gönderilen bir değişikliğin yapılıp yapılmadığını bilmiyoruz. Yeniden yapmadan önce kontrol edin.',
  sending: 'Bir değişiklik hâlâ gönderiliyor. Sonucu burada görünecek.',
  endings: {
    done: 'Gönderilmekte olan değişiklik yapıldı.',
    refused: 'Gönderilmekte olan değişiklik yapılmadı.',
    partial: 'Gönderilmekte olan değişikliğin bir kısmı yapıldı. Güncel durumu kontrol edin.',
    unknown:
      'Gönderilmekte olan değişikliğin yapılıp yapılmadığını bilmiyoruz. Yeniden yapmadan önce kontrol edin.',
  },
  continueAs: (name) => `Devam et: ${name}`,
  resume: 'Devam et',
  signIn: 'Oturum aç',
});
