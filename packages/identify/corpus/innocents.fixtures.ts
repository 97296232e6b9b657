/** Domains of nobody in particular: Chinese and English words, short forms, and words that share parts with official names. */
import { digits, pick, type Random, randomFrom } from './random.fixtures.ts';
import type { DomainText } from './read.fixtures.ts';

const SYLLABLES =
  `ba bai bao bei bo cai chang chao chen cheng chi chun da dao de di dian ding dong du duo fa fang fei feng fu gang gao gong gu guan guang gui guo
  hai han hao he heng hong hu hua huan huang hui ji jia jian jiang jie jin jing jiu ju juan jun kai kang ke kong kuai lai lan lang le lei li lian liang lin
  ling liu long lu luo ma man mei men meng mi mian min ming mu nan neng ni nian ning niu nuo ou pai pan pei peng pin ping pu qi qian qiang qiao qin qing qiu
  qu quan ran ren ri rong ru rui sai san sha shan shang shen sheng shi shou shu shuang shun si song su sui sun suo tai tan tang tao te teng ti tian tie ting
  tong tu tuo wan wang wei wen wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue ya yan yang yao ye yi yin ying yong you yu yuan yue yun zan
  zao ze zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhuo zi zong zu`.split(/\s+/);
const ENGLISH =
  `river stone cloud paper green field summer winter garden harbor bridge light north south silver golden forest mountain travel health music
  coffee tea book school sport cycle run photo frame studio design print wood iron craft baker kitchen market farm fresh ocean wave sail ship trade
  cargo metal motor drive wheel city town village house door window roof lamp glass mirror water fire earth wind storm rain snow sun moon star planet
  code data logic pixel vector matrix signal wire cable port dock gate tower castle crown royal noble brave swift quick smart clever happy lucky`.split(
    /\s+/,
  );
const ENDINGS =
  'com cn net top com.cn org io shop club info cc xyz edu.cn gov.cn org.cn co.uk de jp me app dev'.split(' ');
const WORDS =
  'news blog wiki map edu tech soft lab media art film food auto home shop store mall pay card game life travel'.split(
    ' ',
  );
const SUBDOMAINS =
  'www m bbs blog mail docs news shop api img static help support kefu pay login open dev cdn wap'.split(' ');
const PARTS =
  'mingxian ming xianka bright wire haoduo duoka yunka kamo port tian qiao tianqi kav lum tyk km qk'.split(
    ' ',
  );

const capital = (random: Random): string => String.fromCharCode(97 + random(26));

const CLASSES: Readonly<Record<string, readonly [count: number, make: (random: Random) => string]>> = {
  'two syllables': [
    420,
    (random) => `${pick(SYLLABLES, random)}${pick(SYLLABLES, random)}.${pick(ENDINGS, random)}`,
  ],
  'three syllables': [
    380,
    (random) =>
      `${pick(SYLLABLES, random)}${pick(SYLLABLES, random)}${pick(SYLLABLES, random)}.${pick(ENDINGS, random)}`,
  ],
  'syllables and a word': [
    250,
    (random) =>
      `${pick(SYLLABLES, random)}${pick(SYLLABLES, random)}${pick(['', '-'], random)}${pick(WORDS, random)}.${pick(ENDINGS, random)}`,
  ],
  english: [
    350,
    (random) =>
      `${pick(ENGLISH, random)}${pick(['', '', '-'], random)}${pick(ENGLISH, random)}.${pick(ENDINGS, random)}`,
  ],
  'two letters': [80, (random) => `${capital(random)}${capital(random)}.${pick(ENDINGS, random)}`],
  'three letters': [
    150,
    (random) => `${capital(random)}${capital(random)}${capital(random)}.${pick(ENDINGS, random)}`,
  ],
  'four letters': [
    150,
    (random) =>
      `${capital(random)}${capital(random)}${capital(random)}${capital(random)}.${pick(ENDINGS, random)}`,
  ],
  'five letters': [
    150,
    (random) => `${pick(SYLLABLES, random)}${capital(random)}${capital(random)}.${pick(ENDINGS, random)}`,
  ],
  digits: [
    120,
    (random) =>
      `${digits(2 + random(4), random)}${pick(['', ...SYLLABLES], random)}.${pick(ENDINGS, random)}`,
  ],
  subdomains: [
    220,
    (random) =>
      `${pick(SUBDOMAINS, random)}.${pick(SYLLABLES, random)}${pick(SYLLABLES, random)}.${pick(ENDINGS, random)}`,
  ],
  'parts of official names': [
    160,
    (random) => `${pick(PARTS, random)}${pick([...SYLLABLES, ...ENGLISH], random)}.${pick(ENDINGS, random)}`,
  ],
  links: [
    160,
    (random) =>
      `https://${pick(SUBDOMAINS, random)}.${pick(ENGLISH, random)}${pick(SYLLABLES, random)}.${pick(ENDINGS, random)}/${pick(WORDS, random)}/${digits(6, random)}`,
  ],
};

export function innocents(seed = 12): DomainText[] {
  const random = randomFrom(seed);
  const all = Object.entries(CLASSES).flatMap(([name, [count, make]]) =>
    Array.from({ length: count }, () => ({ class: name, official: '', text: make(random) })),
  );
  return [...new Map(all.map((one) => [one.text, one])).values()];
}
