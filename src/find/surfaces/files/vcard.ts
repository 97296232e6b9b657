/** `/contact.vcf`: the operator's contacts as a vCard 4.0 (RFC 6350), for the address book of a phone. */
import { createHash } from 'node:crypto';
import type { Channel, Lang, PhoneChannel } from '@clearline/card';
import { HTML_LANG } from '../../../kernel/i18n.ts';
import { instantText, machineTime } from '../../../kernel/when/contract.ts';
import type { View } from '../view.ts';
import { channelUri, isSocial, type SiteOptions, SOCIAL, shownOn } from './addresses.ts';

const CRLF = '\r\n';
const MAX_OCTETS = 75;

/** The whole file, with the labels in one language. */
export function vcard(view: View, { publicUrl, lang = 'zh' }: SiteOptions & { lang?: Lang }): string {
  const { operator, issued } = view.card;
  const langs: readonly Lang[] = lang === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const inBoth = (name: string, text: (l: Lang) => string): string[] =>
    langs.map((l) => `${name};ALTID=1;LANGUAGE=${HTML_LANG[l]}:${escaped(text(l))}`);
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    `UID:${urnOf(`${publicUrl}/`)}`,
    ...inBoth('FN', (l) => operator.name[l]),
    ...inBoth('ORG', (l) => operator.name[l]),
    ...shownOn(view, 'machine').flatMap(({ channel }, i) => property(channel, i + 1, lang)),
    `URL:${uri(`${publicUrl}/`)}`,
    `SOURCE:${uri(`${publicUrl}/contact.vcf${lang === 'zh' ? '' : `?lang=${lang}`}`)}`,
    ...langs.map((l, i) => `LANG;PREF=${i + 1}:${HTML_LANG[l]}`),
    `NOTE;LANGUAGE=${HTML_LANG[lang]}:${escaped(note(view, publicUrl, lang))}`,
    `REV:${machineTime(Date.parse(issued)).replace(/[-:]|\.\d+/g, '')}`,
    'END:VCARD',
  ];
  return lines.map((line) => folded(line) + CRLF).join('');
}

/** One channel, in a group with its label; nothing for kinds that no address book knows. */
function property(channel: Channel, rank: number, lang: Lang): string[] {
  const value = described(channel, Math.min(rank, 100), lang);
  if (value === null) return [];
  return [`c${rank}.${value}`, `c${rank}.X-ABLABEL:${escaped(channel.label[lang])}`];
}

function described(channel: Channel, pref: number, lang: Lang): string | null {
  if (isSocial(channel)) {
    const service = `SOCIALPROFILE;SERVICE-TYPE=${SOCIAL[channel.kind]};PREF=${pref}`;
    return channel.url
      ? `${service};USERNAME=${parameter(channel.handle)}:${uri(channel.url)}`
      : `${service};VALUE=text:${escaped(channel.handle)}`;
  }
  switch (channel.kind) {
    case 'phone':
      return `TEL;VALUE=uri;TYPE=${phoneType(channel)};PREF=${pref}:${uri(channel.number.uri)}`;
    case 'email':
      return `EMAIL;TYPE=work;PREF=${pref}:${escaped(channel.address)}`;
    case 'address':
      return `ADR;TYPE=work;PREF=${pref};LANGUAGE=${HTML_LANG[lang]}:;;${escaped(channel.postal[lang])};;;${escaped(channel.postcode ?? '')};`;
    case 'chat':
    case 'ticket':
      return `CONTACT-URI;PREF=${pref}:${uri(channel.url)}`;
    case 'domain':
    case 'taobao-shop':
    case 'jd-shop':
      return `URL;TYPE=work;PREF=${pref}:${uri(channelUri(channel) ?? '')}`;
    default:
      return null;
  }
}

const phoneType = ({ number }: PhoneChannel): string =>
  number.line === 'mobile' ? '"work,voice,cell"' : '"work,voice"';

function note(view: View, publicUrl: string, lang: Lang): string {
  const { n, issued, expires } = view.card;
  const from = instantText(issued, lang);
  const until = instantText(expires, lang);
  return lang === 'zh'
    ? `官方名片第 ${n} 版,${from} 发布,有效期至 ${until}。号码以官网为准:${publicUrl}/contact`
    : `Contact Card ${n}, issued ${from}, valid until ${until}. The official site decides: ${publicUrl}/contact`;
}

/** The same for the same site for ever: a UUID of version 5 in the namespace of URLs (RFC 9562 §5.5). */
function urnOf(url: string): string {
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const id = createHash('sha1').update(namespace).update(url).digest().subarray(0, 16);
  id.writeUInt8((id.readUInt8(6) & 0x0f) | 0x50, 6);
  id.writeUInt8((id.readUInt8(8) & 0x3f) | 0x80, 8);
  return `urn:uuid:${id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/** A TEXT value (RFC 6350 §3.4): line breaks become `\n`, other control characters go. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\n')
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')
    .toWellFormed();

/** A parameter value: quoted, and encoded by RFC 6868 where quotes cannot stand. */
const parameter = (text: string): string =>
  `"${text
    .replace(/\^/g, '^^')
    .replace(/"/g, "^'")
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()}"`;

/** A URI holds no white space and no control characters. */
const uri = (text: string): string => text.replace(/[\s\p{Cc}]/gu, '').toWellFormed();

/** Lines of at most 75 octets, never cut within a character (RFC 6350 §3.2). */
function folded(line: string): string {
  let octets = 0;
  let out = '';
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MAX_OCTETS) {
      out += `${CRLF} `;
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}
