/** A name as written, and the Latin spelling used in e-mail addresses. */
type Spelling = readonly [written: string, latin: string];

/** One family of names; people take given and family name from the same one. */
export interface NamePool {
  readonly weight: number;
  readonly given: readonly Spelling[];
  readonly family: readonly Spelling[];
}

const plain = (words: string): readonly Spelling[] =>
  words.split(' ').map((word) => [word, word.toLowerCase()]);
const spelt = (pairs: string): readonly Spelling[] =>
  pairs.split(' ').map((pair) => {
    const [written = '', latin = ''] = pair.split('/');
    return [written, latin];
  });

/** Invented people in many scripts; the weights are shares of a hundred. */
export const NAME_POOLS: readonly NamePool[] = [
  {
    weight: 48,
    given: plain(
      'Ada Adam Alice Amelia Ann Arthur Ben Beth Carl Cara Clara Daniel David Diana Edith Edward Ella Emma Eric Eva Felix Flora Frank George Grace Hanna Harry Helen Henry Ida Iris Isaac Jack James Jane Julia Karl Kate Laura Leo Lily Louis Lucy Marcus Maria Mark Martha Mary Max Nina Nora Oliver Oscar Paul Peter Rosa Ruth Sam Sara Simon Sophie Thomas Victor Walter',
    ),
    family: plain(
      'Abbott Adler Archer Baker Barnes Becker Bell Bishop Black Brook Carter Chapman Clark Cole Cooper Dale Dawson Dixon Ellis Fisher Fletcher Ford Foster Fox Gardner Gibbs Grant Gray Hale Harper Hart Hayes Hill Holt Hughes Hunt Keller Kent King Lane Lowe Marsh Mason Miller Moore Nash North Page Palmer Parker Porter Price Reed Rhodes Shaw Stone Turner Vance Wagner Walker Ward Webb West Wood',
    ),
  },
  {
    weight: 14,
    given: spelt(
      'José/jose Zoë/zoe Łukasz/lukasz Åsa/asa Jürgen/jurgen Renée/renee Søren/soren Ángel/angel Božena/bozena Çelia/celia Ñandú/nandu Éloïse/eloise Jiří/jiri Małgorzata/malgorzata',
    ),
    family: spelt(
      'Muñoz/munoz Müller/mueller Dvořák/dvorak Šimić/simic Björnsson/bjornsson Święcicki/swiecicki Lefèvre/lefevre Þórsdóttir/thorsdottir Ørsted/orsted Gonçalves/goncalves D’Arcy/darcy O’Neill/oneill',
    ),
  },
  {
    weight: 12,
    given: spelt(
      'Ayşe/ayse İbrahim/ibrahim Çağla/cagla Şule/sule Ömer/omer Gül/gul Işıl/isil Tuğba/tugba Ümit/umit',
    ),
    family: spelt(
      'Yılmaz/yilmaz Şahin/sahin Öztürk/ozturk Çelik/celik Güneş/gunes İnönü/inonu Kılıç/kilic Doğan/dogan',
    ),
  },
  {
    weight: 5,
    given: spelt('محمد/mohammed فاطمة/fatima يوسف/youssef ليلى/layla عمر/omar'),
    family: spelt('الحسن/alhassan المصري/almasri حداد/haddad النجار/alnajjar'),
  },
  {
    weight: 3,
    given: spelt('יעל/yael נועם/noam שירה/shira'),
    family: spelt('כהן/cohen לוי/levi מזרחי/mizrahi'),
  },
  {
    weight: 7,
    given: spelt('太郎/taro 花子/hanako 伟/wei 美玲/meiling 민준/minjun 서연/seoyeon'),
    family: spelt('山田/yamada 佐藤/sato 王/wang 李/li 김/kim 박/park'),
  },
  {
    weight: 6,
    given: spelt('Анна/anna Дмитрий/dmitry Олена/olena Сергій/serhiy Наталья/natalya'),
    family: spelt('Иванов/ivanov Петренко/petrenko Кузнецова/kuznetsova Шевчук/shevchuk'),
  },
  {
    weight: 3,
    given: spelt('Ελένη/eleni Γιώργος/giorgos Νίκος/nikos'),
    family: spelt('Παπαδόπουλος/papadopoulos Νικολάου/nikolaou'),
  },
  {
    weight: 2,
    given: spelt('आरव/aarav प्रिया/priya अंजलि/anjali'),
    family: spelt('शर्मा/sharma पटेल/patel वर्मा/verma'),
  },
];

export const DEPARTMENTS = [
  'Accounting',
  'Customer Care',
  'Engineering',
  'Facilities',
  'Finance',
  'Human Resources',
  'Information Technology',
  'Legal',
  'Logistics',
  'Marketing',
  'Operations',
  'Procurement',
  'Research',
  'Sales',
  'Security',
] as const;
