/** Domains and links that imitate invented official ones, in the ways that impostors use. */
import { pick, type Random, randomFrom } from './random.fixtures.ts';
import type { DomainText } from './read.fixtures.ts';

/** From two letters to ten, with a dash, with digits and in Chinese. */
export const OFFICIALS = [
  'mingxianka.example',
  'brightwire.example',
  'haoduoka.example',
  'yunkamo.example',
  'ka-port.example',
  'yun91ka.example',
  'tianqiao.example',
  'kavio.example',
  'lumka.example',
  'tykm.example',
  'qka.example',
  'zk.example',
  '天桥卡盟.example',
] as const;

const ENDINGS =
  'com cn net top xyz vip cc com.cn club shop site online info co io link icu pro live fun net.cn org ltd'.split(
    ' ',
  );
const BESIDE =
  `kefu service vip pay login help shop 888 app online official guanwang support safe refund order center 365 secure tuikuan
  anquan zhongxin renzheng jiaoyi chaxun yanzheng apply process result ticket plaza market union star king home first 24h cs1 dl huodong`.split(
    /\s+/,
  );
const OTHERS =
  'safe-pay anquanzhongxin yz-check a1b2c3 fuwuzx qianbao web-auth xinyong kaquan lipin userhub cdn-static renzheng jiesuan'.split(
    ' ',
  );

const CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  k: 'к',
  m: 'м',
  n: 'п',
  b: 'ь',
  h: 'һ',
  t: 'т',
};
const GREEK: Readonly<Record<string, string>> = {
  a: 'α',
  o: 'ο',
  v: 'ν',
  k: 'κ',
  i: 'ι',
  u: 'υ',
  n: 'η',
  t: 'τ',
  p: 'ρ',
};
const OTHER_LATIN: Readonly<Record<string, string>> = {
  a: 'ɑ',
  i: 'ı',
  g: 'ɡ',
  y: 'ʏ',
  o: 'ø',
  u: 'ʋ',
  k: 'ƙ',
  l: 'ł',
  n: 'ŋ',
  h: 'ħ',
  t: 'ŧ',
  d: 'đ',
  m: 'ɱ',
};
const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  o: 'ö',
  u: 'ü',
  i: 'í',
  n: 'ñ',
  k: 'ķ',
  y: 'ý',
  g: 'ğ',
  t: 'ț',
  z: 'ž',
  m: 'ṃ',
  l: 'ļ',
  e: 'é',
};
const LEET: Readonly<Record<string, string>> = {
  o: '0',
  i: '1',
  l: '1',
  a: '4',
  e: '3',
  t: '7',
  g: '9',
  b: '8',
  '1': 'l',
  '9': 'g',
};
const SIMILAR_HAN: Readonly<Record<string, string>> = { 天: '夭', 桥: '侨', 卡: '咔', 盟: '萌' };
const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

type Way = (label: string, random: Random) => string | undefined;

/** One letter that the table has; undefined where the name has none of them. */
const oneOf =
  (table: Readonly<Record<string, string>>): Way =>
  (label, random) => {
    const places = [...label].flatMap((letter, at) => (table[letter] ? [at] : []));
    if (places.length === 0) return undefined;
    const at = pick(places, random);
    return [...label].with(at, table[[...label][at] ?? ''] ?? '').join('');
  };
const allOf =
  (table: Readonly<Record<string, string>>): Way =>
  (label) => {
    const changed = [...label].map((letter) => table[letter] ?? letter).join('');
    return changed === label ? undefined : changed;
  };
const inside = (label: string, random: Random): number => 1 + random(Math.max(1, [...label].length - 1));
const spliced = (label: string, at: number, remove: number, ...insert: string[]): string =>
  [...label].toSpliced(at, remove, ...insert).join('');
const letter = (random: Random): string => String.fromCharCode(97 + random(26));

function neighbour(label: string, random: Random): string | undefined {
  const at = inside(label, random);
  const row = KEYS.find((keys) => keys.includes([...label][at] ?? ' '));
  if (!row) return undefined;
  const place = row.indexOf([...label][at] ?? '');
  return spliced(label, at, 1, row[place === 0 ? 1 : place - 1] ?? '');
}

function flipped(label: string, random: Random): string | undefined {
  for (let tries = 0; tries < 20; tries++) {
    const at = random(label.length);
    const other = String.fromCharCode(label.charCodeAt(at) ^ (1 << random(5)));
    if (/[a-z0-9]/.test(other)) return spliced(label, at, 1, other);
  }
  return undefined;
}

function transposed(label: string, random: Random): string | undefined {
  const all = [...label];
  const places = all.flatMap((one, at) => (at > 0 && one !== all[at - 1] ? [at] : []));
  const at = pick(places, random);
  return all
    .with(at - 1, all[at] ?? '')
    .with(at, all[at - 1] ?? '')
    .join('');
}

/** What is drawn alike, whatever the length of the name. */
const DRAWN: Readonly<Record<string, Way>> = {
  'cyrillic letter': oneOf(CYRILLIC),
  'cyrillic letters': allOf(CYRILLIC),
  'greek letter': oneOf(GREEK),
  'other latin letter': oneOf(OTHER_LATIN),
  'accented letter': oneOf(ACCENTED),
  'accented letters': allOf(ACCENTED),
  'combining mark': (label, random) =>
    spliced(label, inside(label, random), 0, pick(['\u0323', '\u0307', '\u0335'], random)),
  'digit for letter': oneOf(LEET),
  'digits for letters': allOf(LEET),
  'two letters as one': (label) => {
    const changed = label.replace('m', 'rn').replace('w', 'vv').replace('d', 'cl');
    return changed === label ? undefined : changed;
  },
  'similar chinese character': oneOf(SIMILAR_HAN),
};

/** One slip: only of names that are long enough for it to be more than chance. */
const SLIPS: Readonly<Record<string, Way>> = {
  'letter left out': (label, random) => spliced(label, inside(label, random), 1),
  'letter doubled': (label, random) => {
    const at = inside(label, random);
    return spliced(label, at, 0, [...label][at] ?? '');
  },
  'letters transposed': transposed,
  'neighbour on the keyboard': neighbour,
  'letter put in': (label, random) => spliced(label, inside(label, random), 0, letter(random)),
  'bit flipped': flipped,
  'dash put in': (label, random) => spliced(label, inside(label, random), 0, '-'),
};

/** Whole hosts or links around a name. */
const AROUND: Readonly<Record<string, (official: string, label: string, random: Random) => string>> = {
  'another ending': (_, label, random) => `${label}.${pick(ENDINGS, random)}`,
  'word behind a dash': (_, label, random) => `${label}-${pick(BESIDE, random)}.${pick(ENDINGS, random)}`,
  'word before a dash': (_, label, random) => `${pick(BESIDE, random)}-${label}.${pick(ENDINGS, random)}`,
  'word behind': (_, label, random) => `${label}${pick(BESIDE, random)}.${pick(ENDINGS, random)}`,
  'www glued on': (_, label, random) => `www${label}.${pick(ENDINGS, random)}`,
  'domain as subdomain': (official, _, random) =>
    `${official}.${pick(OTHERS, random)}.${pick(ENDINGS, random)}`,
  'domain with a dash as subdomain': (official, _, random) =>
    `${official.replace('.', '-')}.${pick(OTHERS, random)}.${pick(ENDINGS, random)}`,
  'name and word as subdomain': (_, label, random) =>
    `${label}-${pick(BESIDE.slice(0, 16), random)}.${pick(OTHERS, random)}.${pick(ENDINGS, random)}`,
  'domain in user info': (official, _, random) =>
    `https://${official}@${pick(OTHERS, random)}.${pick(ENDINGS, random)}/login`,
  'domain in path': (official, _, random) =>
    `http://${pick(OTHERS, random)}.${pick(ENDINGS, random)}/${official}/login`,
};

const LONG = 5;
const EACH_WAY = 5;

export function lookalikes(seed = 39): DomainText[] {
  const random = randomFrom(seed);
  const all = OFFICIALS.flatMap((official) => [
    ...imitated(official, DRAWN, random),
    ...([...labelOf(official)].length >= LONG ? imitated(official, SLIPS, random) : []),
    ...Object.entries(AROUND).flatMap(([name, make]) =>
      Array.from({ length: EACH_WAY + 2 }, () => ({
        class: name,
        official,
        text: make(official, labelOf(official), random),
      })),
    ),
  ]);
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

const labelOf = (official: string): string => official.slice(0, official.indexOf('.'));

function imitated(official: string, ways: Readonly<Record<string, Way>>, random: Random): DomainText[] {
  const label = labelOf(official);
  return Object.entries(ways).flatMap(([name, way]) =>
    Array.from({ length: EACH_WAY }, () => way(label, random)).flatMap((changed) =>
      changed === undefined || changed === label
        ? []
        : [{ class: name, official, text: `${changed}.${pick(['example', ...ENDINGS], random)}` }],
    ),
  );
}
