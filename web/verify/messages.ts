import type { Approval, Lang, Verdict } from '@clearline/card';

/** `value` is what was asked about. */
type Headlines = Record<Verdict['verdict'], (value: string) => string>;
const HEADLINES_ZH: Headlines = {
  official: (value) => `${value} 是官方的`,
  genuine: () => '这份名片是真的',
  retired: (value) => `${value} 已经停用`,
  'not-listed': (value) => `名片里没有 ${value}`,
  'too-old': () => '这份证明太旧了',
  forked: () => '出现了两份互相矛盾的名片',
  'different-records': () => '这些证明不是同一家的',
  invalid: () => '这份证明不成立',
};
const HEADLINES_EN: Headlines = {
  official: (value) => `${value} is official`,
  genuine: () => 'This card is genuine',
  retired: (value) => `${value} has been retired`,
  'not-listed': (value) => `${value} is not on the card`,
  'too-old': () => 'This proof is too old',
  forked: () => 'Two cards contradict each other',
  'different-records': () => 'These proofs are of different operators',
  invalid: () => 'This proof does not hold',
};

const KEYS_ZH: Record<Approval['kind'], string> = { passkey: '通行密钥', 'key-file': '密钥文件' };

/** What is the matter, and what to do. */
export type Notice = readonly [headline: string, text: string];

const zh = {
  headlines: HEADLINES_ZH,
  none: ['还没有可以核对的证明', '请选择一份证明文件，或粘贴证明的内容，再核对一次。'] as Notice,
  'not-logged': ['这一版没有存证', '它发布时还没有开始存证，所以没有可以核对的证明。'] as Notice,
  older: {
    headline: (n: number) => `第 ${n} 版是真的，但不是最新的`,
    text: (issued: string, by: number) =>
      `它于 ${issued}签发，当时属实，后来由第 ${by} 版接替。上面的号码现在是否有效，以第 ${by} 版为准。`,
  },
  away: ['没有取到本站的证明', '请检查网络后再试。急事请直接拨打官方号码。'] as Notice,
  broken: '这个浏览器无法核对',
  badPin: [
    '您填的公钥读不懂',
    '所以什么也没有核对。请粘贴完整的日志公钥（vkey）、DNS 记录或策略文件，或者清空那一栏。',
  ] as Notice,
  call: (display: string) => `拨打 ${display}`,
  asOf: (time: string, until: string) => `截至 ${time}属实，有效期至 ${until}`,
  details: '证据',
  version: '名片',
  versionIs: (n: number, operator: string) => `第 ${n} 版，${operator}`,
  valid: '有效期',
  place: '存证里的位置',
  placeIs: (index: bigint, size: bigint) => `第 ${index + 1n} 条（编号 ${index}），当时共 ${size} 条`,
  witnesses: '见证人',
  noWitnesses: '没有要求见证人',
  approvals: '批准人',
  keys: KEYS_ZH,
  approvedAs: (n: number) => `签的是第 ${n} 版，此后只延长过有效期`,
  trust: {
    site: '依据：本站自己公布的公钥，也就是本站怎么说自己。',
    saved: '依据：保存这一页时写定的公钥。',
    own: '依据：您自己填的公钥。',
    /** A caution of the proof's own says it. */
    bundle: '',
  },
  key: '日志公钥的指纹',
  keyHint: '和印刷品、DNS 记录或朋友保存的逐词比较。',
  qr: '日志公钥的二维码',
  clock: '核对时间',
  clockIs: (time: string) => `${time}，按这台设备的时钟。时钟不准，结论也会不准。`,
  each: '逐份结果',
  fine: (n: number) => `第 ${n} 版，成立`,
  pasted: (at: number) => `粘贴的第 ${at + 1} 份`,
  versionOf: (n: number) => `本站的第 ${n} 版`,
  fromSite: '本站现在的名片',
  fromFile: '这一页附带的名片',
  time: (date: string) => `${date}（北京时间）`,
};

const en: typeof zh = {
  headlines: HEADLINES_EN,
  none: ['There is nothing to check yet', 'Choose a proof file or paste what it says, then check again.'],
  'not-logged': [
    'This version is not in the record',
    'It is older than the record, so there is no proof to check.',
  ],
  older: {
    headline: (n) => `Version ${n} is genuine, but not the newest`,
    text: (issued, by) =>
      `It was issued on ${issued} and was true then. Version ${by} has replaced it: whether its numbers are still good is what version ${by} says.`,
  },
  away: [
    'The site’s proof did not arrive',
    'Check your connection and try again. If it is urgent, ring the official number.',
  ],
  broken: 'This browser cannot check',
  badPin: [
    'The key that you put in cannot be read',
    'So nothing was checked. Paste the log’s whole key (vkey), DNS record or policy file, or leave it empty.',
  ],
  call: (display) => `Call ${display}`,
  asOf: (time, until) => `true as of ${time}, valid until ${until}`,
  details: 'Evidence',
  version: 'Card',
  versionIs: (n, operator) => `version ${n}, ${operator}`,
  valid: 'Validity',
  place: 'Place in the record',
  placeIs: (index, size) => `entry ${index} of ${size}, counted from 0`,
  witnesses: 'Witnesses',
  noWitnesses: 'none were asked for',
  approvals: 'Approved by',
  keys: { passkey: 'passkey', 'key-file': 'key file' },
  approvedAs: (n) => `as version ${n}; only the dates have changed since`,
  trust: {
    site: 'By the keys that this site publishes: what it says about itself.',
    saved: 'By the keys that were fixed when this page was saved.',
    own: 'By the keys that you put in.',
    bundle: '',
  },
  key: 'Fingerprint of the log’s key',
  keyHint: 'Compare word by word with one in print, in DNS or kept by a friend.',
  qr: 'QR code of the log’s key',
  clock: 'Checked at',
  clockIs: (time) => `${time}, by this device’s clock. Where that is wrong, so is the answer.`,
  each: 'Each proof',
  fine: (n) => `version ${n}, holds`,
  pasted: (at) => `Pasted, no. ${at + 1}`,
  versionOf: (n) => `The site’s version ${n}`,
  fromSite: 'The site’s card now',
  fromFile: 'The card in this file',
  time: (date) => `${date} (Beijing time)`,
};

export const MESSAGES: Record<Lang, typeof zh> = { zh, en };

const TIME: Intl.DateTimeFormatOptions = {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

/** An instant, RFC 3339 or milliseconds since the epoch, as people in China read it on their clocks. */
export const timeText = (instant: string | number, lang: Lang): string =>
  MESSAGES[lang].time(new Date(instant).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', TIME));
