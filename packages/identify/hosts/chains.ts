/** Host names in running text, where Chinese stands right before and behind them. */
import { FILLER, withoutFiller } from './dots.ts';
import { hostInAscii, isEnding, partsOf, partsOfLinked } from './suffix.ts';

/** Places in the text, and the name as browsers ask for it. */
export interface HostAt {
  readonly from: number;
  readonly to: number;
  readonly host: string;
}

interface Label {
  readonly from: number;
  readonly to: number;
  /** In letters of one kind, so that a host may go on behind it. */
  readonly isPure: boolean;
  /** Where a host may end in it. */
  readonly ends: readonly number[];
}

const CHUNK = new RegExp(`[\\p{L}\\p{N}\\p{M}_.${FILLER}-]+`, 'gu');
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const MOST_LABELS = 24;
/** What a sentence says before a name in Chinese letters: 请打开天远卡盟.com. */
const LEADS_IN = [
  ...'访问 打开 登录 登陆 进入 点击 官网 网址 网站 域名 链接 搜索 认准 浏览器 输入 地址 唯一 官方 请到 上 是 在 到 去 为 的 和 或 请 与'.split(
    ' ',
  ),
];
const LATIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const LONGEST_SUFFIX = 4;
/** With room for marks that are dropped; DNS allows 63. */
const LONGEST_LABEL = 100;

/** All hosts that end in a public suffix, in order. Linear in the text but for a bound on the labels of a chunk. */
export function hostsIn(plain: string): HostAt[] {
  return [...plain.matchAll(CHUNK)].flatMap(({ 0: chunk, index }) =>
    chunk.includes('.') ? hostsOfChunk(plain, index, index + chunk.length) : [],
  );
}

/** @param isWhole whether the first label is known to begin where the chunk does, as behind `https://` */
export function hostsOfChunk(plain: string, from: number, to: number, isWhole = false): HostAt[] {
  const labels = labelsOf(plain, from, to);
  const found: HostAt[] = [];
  let first = 0;
  let start: number | undefined;
  while (first < labels.length - 1) {
    const host = longestFrom(plain, labels, first, start, isWhole && first === 0);
    if (host) {
      found.push(host);
      let last = first;
      while ((labels[last]?.to ?? host.to) < host.to) last++;
      const rest = labels[last];
      first = rest && rest.to > host.to ? last : last + 1;
      start = rest && rest.to > host.to ? host.to : undefined;
    } else {
      first++;
      start = undefined;
    }
  }
  return found;
}

function labelsOf(plain: string, from: number, to: number): Label[] {
  const labels: Label[] = [];
  let begin = from;
  for (let at = from; at <= to; at++) {
    if (at < to && plain[at] !== '.') continue;
    labels.push(labelAt(plain, begin, at));
    begin = at + 1;
  }
  return labels;
}

function labelAt(plain: string, from: number, to: number): Label {
  if (from === to || to - from > LONGEST_LABEL) return { from, to, isPure: false, ends: [] };
  const isAsian = plain
    .slice(from, to)
    .split('')
    .map((unit) => EAST_ASIAN.test(unit));
  const ends = endsOf(from, isAsian).filter((end) => isEnding(withoutFiller(plain.slice(from, end))));
  return { from, to, isPure: isAsian.every((one) => one === isAsian[0]), ends };
}

function longestFrom(
  plain: string,
  labels: readonly Label[],
  first: number,
  start: number | undefined,
  isWhole: boolean,
): HostAt | undefined {
  const own = labels[first];
  if (!own) return undefined;
  const from = isWhole ? own.from : beginOf(plain, start ?? own.from, own.to);
  const most = Math.min(labels.length, first + MOST_LABELS);
  let last = first + 1;
  // A label that is cut, or empty, ends the chain.
  while (last < most - 1 && labels[last]?.isPure) last++;
  for (; last > first; last--) {
    const host = endingWith(plain, from, labels[last] as Label);
    if (host) return goingOn(plain, host, labels.slice(last)) ?? host;
  }
  return undefined;
}

/**
 * What follows behind another dot is part of the name, also where it ends as none on the public internet does: in
 * tianyuan.example.evil.test nothing is Tianyuan's.
 */
function goingOn(plain: string, { from, to }: HostAt, [own, ...more]: readonly Label[]): HostAt | undefined {
  if (!own || own.to !== to) return undefined;
  const end = more.findIndex((label) => !LATIN_LABEL.test(withoutFiller(plain.slice(label.from, label.to))));
  const last = more.at((end < 0 ? more.length : end) - 1);
  if (end === 0 || !last) return undefined;
  const host = hostInAscii(withoutFiller(plain.slice(from, last.to)));
  return host && partsOfLinked(host) ? { from, to: last.to, host } : undefined;
}

function endingWith(plain: string, from: number, { ends }: Label): HostAt | undefined {
  for (const to of ends) {
    const host = hostInAscii(withoutFiller(plain.slice(from, to)));
    if (host && partsOf(host)) return { from, to, host };
  }
  return undefined;
}

/** A label of Latin letters begins behind the last Chinese one, one in Chinese behind what leads to it. */
function beginOf(plain: string, from: number, to: number): number {
  const said = plain.slice(from, to);
  const units = said.split('');
  const last = units.length - 1;
  if (!EAST_ASIAN.test(units[last] ?? '')) {
    const glued = units.findLastIndex((unit) => EAST_ASIAN.test(unit));
    return from + skipMarks(said, glued + 1);
  }
  const led = Math.max(...LEADS_IN.map((word) => endOf(said, word)));
  return from + skipMarks(said, led);
}

const endOf = (said: string, word: string): number => {
  const at = said.lastIndexOf(word);
  return at < 0 || at + word.length >= said.length ? 0 : at + word.length;
};

function skipMarks(said: string, at: number): number {
  let begin = at;
  while (begin < said.length - 1 && /[-_]/.test(said[begin] ?? '')) begin++;
  return begin;
}

/** Where a last label can end: before the first letter of the other script, or after a few Chinese ones. */
function endsOf(from: number, isAsian: readonly boolean[]): number[] {
  if (!isAsian[0]) {
    const cut = isAsian.indexOf(true);
    return [from + (cut < 0 ? isAsian.length : cut)];
  }
  const run = isAsian.indexOf(false);
  const most = Math.min(run < 0 ? isAsian.length : run, LONGEST_SUFFIX);
  return Array.from({ length: most }, (_, index) => from + most - index);
}
