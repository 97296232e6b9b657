/** Every surface on which the number stands or its change is told, and which card one answer of each is made from. */
import assert from 'node:assert/strict';
import { Card, LANGS, type Lang } from '@clearline/card';
import { dialQr } from '../src/find/surfaces/index.ts';
import { phone } from './cards.ts';

/** Card `n` has the main number `after` where the card before it has `before`. Both are 400 numbers as displayed. */
export interface Change {
  readonly n: number;
  readonly before: string;
  readonly after: string;
}
export type Told = 'before' | 'after';

interface Answer {
  readonly status: number;
  readonly body: string;
}
/** @throws AssertionError when the answer mixes the two cards, or is of neither */
type Reader = (answer: Answer, change: Change, path: string) => Told;
export type Surface = readonly [path: string, read: Reader];

/** What shows past numbers too once there are any, and rightly so, shows them in its main part alone. */
export const surfacesOf = ({ n }: Change): readonly Surface[] => [
  ['/', page({ sign: slugOf(n) })],
  ['/contact', page({ past: true })],
  ['/contact?intent=refund', page({ past: true })],
  ['/contact/human', page()],
  ['/help', page()],
  ['/search?q=电话', page()],
  ['/login', page()],
  ['/privacy', page()],
  ['/terms', page()],
  ['/nowhere', page({ status: 404 })],
  ['/notices', page({ past: true, sign: slugOf(n) })],
  [`/notices/${slugOf(n)}`, page({ past: true, isNew: true })],
  ['/card', page({ past: true, sign: `href="/card/${n}"` })],
  [`/card/${n - 1}`, page({ past: true, sign: `href="/card/${n}"` })],
  [`/card/${n}`, page({ past: true, isNew: true })],
  ['/.well-known/contact-card.json', cardFile],
  ['/api/v1/contact', file(/"n":(\d+),/)],
  ['/contact.vcf', file(/第 (\d+) 版/)],
  ['/trust.txt', file(/^# Contact Card (\d+),/)],
  ['/.well-known/trust.txt', file(/^# Contact Card (\d+),/)],
  ['/.well-known/security.txt', file()],
  ['/notices.rss', listOfNotices],
  ['/notices.json', listOfNotices],
  ['/sitemap.xml', ({ body }, { n }) => (body.includes(slugOf(n)) ? 'after' : 'before')],
  ['/contact/qr/main-line.svg', qr],
];

let visitors = 0;

/** One look by a visitor whom no node has met before: this is about surfaces, not about limits. */
export async function look(url: string, path: string, lang: Lang): Promise<Answer> {
  visitors++;
  const address = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
  const answer = await fetch(url + path, {
    headers: { 'accept-language': lang, 'x-forwarded-for': address },
  });
  return { status: answer.status, body: await answer.text() };
}

/** Looks at everything that a node shows, in both languages: all of it is of one card, or this throws. */
export async function assertTells(url: string, change: Change, told: Told): Promise<void> {
  for (const [path, read] of surfacesOf(change)) {
    for (const lang of LANGS) {
      assert.equal(read(await look(url, path, lang), change, path), told, `${url}${path} in ${lang}`);
    }
  }
}

const slugOf = (n: number): string => `card-${n}-main-line`;
const digitsOf = (display: string): string => display.replaceAll('-', '');
const uriOf = (display: string): string => `tel:+86${digitsOf(display)}`;
const names = (text: string, display: string): boolean =>
  text.includes(display) || text.includes(digitsOf(display));

function toldBy(n: number, change: Change, path: string): Told {
  assert.ok(n === change.n || n === change.n - 1, `${path} is of card ${n}`);
  return n === change.n ? 'after' : 'before';
}

const FRAME = {
  navigation: /<header class="top">.*?<\/header>/s,
  footer: /<footer.*?<\/footer>/s,
  dock: /<aside class="dock".*?<\/aside>/s,
};
const MAIN = /<main .*<\/main>/s;
/** A notice of an earlier card names the number that it made known. */
const NOTICE = /<a href="\/notices\/[^"]+">.*?<\/a>/gs;
const OF_MAIN = /<title>.*?<\/title>|<meta name="description"[^>]*>/gs;

interface PageOptions {
  readonly status?: number;
  /** Its main part tells of the number before. */
  readonly past?: boolean;
  /** It comes with the card. */
  readonly isNew?: boolean;
  /** What its main part has from the new card on. */
  readonly sign?: string;
}

function page({ status = 200, past = false, isNew = false, sign }: PageOptions = {}): Reader {
  return (answer, change, path) => {
    // The address that was asked for stands on its page, found or not.
    const body = isNew ? answer.body.replaceAll(path, '') : answer.body;
    const footer = FRAME.footer.exec(answer.body)?.[0] ?? '';
    const told = toldBy(Number(/href="\/card">\D*(\d+)/.exec(footer)?.[1]), change, path);
    const wanted = isNew && told === 'before' ? [404, 503] : [status];
    assert.ok(wanted.includes(answer.status), `${path} answers ${answer.status}`);
    assertFrame(body, change[told], path);
    const main = MAIN.exec(body)?.[0] ?? '';
    if (sign) assert.equal(main.includes(sign), told === 'after', `the main part of ${path} lags or leads`);
    if (told === 'before') assertUnaware(body, change, path);
    else assertAware(body, past ? body.replace(main, '').replaceAll(OF_MAIN, '') : body, change, path);
    return told;
  };
}

/** The navigation, the footer and the dock show and dial this number. */
function assertFrame(body: string, number: string, path: string): void {
  for (const [part, pattern] of Object.entries(FRAME)) {
    const found = pattern.exec(body)?.[0] ?? '';
    assert.ok(found.includes(`>${number}<`), `the ${part} of ${path} shows another number than ${number}`);
    assert.ok(found.includes(uriOf(number)), `the ${part} of ${path} dials another number than ${number}`);
  }
}

function assertUnaware(body: string, { n, after }: Change, path: string): void {
  assert.ok(!names(body, after), `${path} names the number that is to come`);
  assert.ok(!body.includes(slugOf(n)), `${path} has the notice that is to come`);
}

/** @param present the parts of the body that tell of nothing but the present */
function assertAware(body: string, present: string, { n, before }: Change, path: string): void {
  assert.ok(`${path} ${body}`.includes(slugOf(n)), `${path} has the number without its notice`);
  assert.ok(!body.includes(uriOf(before)), `${path} dials the number before`);
  assert.ok(!names(present.replaceAll(NOTICE, ''), before), `${path} shows the number before as in use`);
}

/** A file that tells official contacts alone. @param version finds the number of the card, where that is told */
function file(version?: RegExp): Reader {
  return ({ body }, change, path) => {
    // Lines of a vCard are folded anywhere.
    const text = body.replaceAll('\r\n ', '');
    const isAfter = names(text, change.after);
    assert.notEqual(isAfter, names(text, change.before), `${path} has both numbers, or neither`);
    const told = isAfter ? 'after' : 'before';
    if (version) assert.equal(toldBy(Number(version.exec(text)?.[1]), change, path), told, path);
    return told;
  };
}

const cardFile: Reader = ({ status, body }, change, path) => {
  const { n, channels, retired } = Card.parse(JSON.parse(body));
  const told = toldBy(n, change, path);
  const official = JSON.stringify(channels);
  assert.equal(
    file()({ status, body: official }, change, path),
    told,
    `${path} has the channels of another card`,
  );
  const isPast = retired.some(({ display }) => display === change.before);
  assert.equal(isPast, told === 'after', `${path} retires the number of another card`);
  return told;
};

const listOfNotices: Reader = ({ body }, { n, after }, path) => {
  const told = body.includes(slugOf(n)) ? 'after' : 'before';
  assert.equal(names(body, after), told === 'after', `${path} has the number without its notice`);
  return told;
};

const qr: Reader = ({ body }, change, path) => {
  const drawn = (display: string) => dialQr(phone('main-line', digitsOf(display).slice(3)));
  if (body === drawn(change.after)) return 'after';
  assert.equal(body, drawn(change.before), `${path} dials neither number`);
  return 'before';
};
