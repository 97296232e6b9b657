/** The operator as schema.org has it, for search engines: an Organization with a ContactPoint for each channel. */
import type { Channel, Lang, PhoneNumber } from '@clearline/card';
import { HTML_LANG } from '../../../kernel/i18n.ts';
import { openingHoursSpecification } from '../../hours/index.ts';
import type { ChannelView, View } from '../view.ts';
import { channelUri, isSocial, type SiteOptions, shownOn } from './addresses.ts';

type Json = string | readonly Json[] | { readonly [key: string]: Json };

/** Kinds that somebody answers; the rest are named as addresses of the organization, or not at all. */
const ANSWERED: readonly Channel['kind'][] = ['phone', 'chat', 'ticket', 'email'];
const ELSEWHERE: readonly Channel['kind'][] = ['taobao-shop', 'jd-shop', 'app', 'domain'];

/** Text for a `<script type="application/ld+json">`, which it can never close. */
export const organizationJsonLd = (view: View, options: SiteOptions & { lang?: Lang }): string =>
  inScript(organization(view, options));

/** JSON that HTML cannot take for markup, nor an old parser for a line break. */
const inScript = (value: Json): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function organization(
  view: View,
  { publicUrl, lang = 'zh' }: SiteOptions & { lang?: Lang },
): { readonly [key: string]: Json } {
  const { operator } = view.card;
  const shown = shownOn(view, 'machine');
  const addresses = shown.flatMap(({ channel }) => (channel.kind === 'address' ? [channel] : []));
  const sameAs = shown
    .filter(({ channel }) => isSocial(channel) || ELSEWHERE.includes(channel.kind))
    .flatMap(({ channel }) => channelUri(channel) ?? []);
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    '@id': `${publicUrl}/#organization`,
    name: operator.name[lang],
    alternateName: operator.name[lang === 'zh' ? 'en' : 'zh'],
    legalName: operator.legalName,
    url: `${publicUrl}/`,
    identifier: [...operator.filings.map((f) => f.number), ...operator.licences.map((l) => l.number)],
    contactPoint: shown
      .filter(({ channel }) => ANSWERED.includes(channel.kind))
      .map((c) => contactPoint(c, view, lang)),
    ...(addresses.length > 0 && {
      address: addresses.map((a) => ({
        '@type': 'PostalAddress',
        streetAddress: a.postal[lang],
        ...(a.postcode !== undefined && { postalCode: a.postcode }),
        addressCountry: 'CN',
      })),
    }),
    ...(sameAs.length > 0 && { sameAs }),
  };
}

function contactPoint({ channel }: ChannelView, view: View, lang: Lang): Json {
  const hours = openingHoursSpecification(channel.hours, view.card.calendar, view.at);
  return {
    '@type': 'ContactPoint',
    name: channel.label[lang],
    contactType: 'customer support',
    ...reach(channel),
    availableLanguage: channel.languages.map((l) => HTML_LANG[l]),
    areaServed: 'CN',
    hoursAvailable: hours.map((h) => ({ ...h })),
  };
}

function reach(channel: Channel): { readonly [key: string]: Json } {
  if (channel.kind === 'email') return { email: channel.address };
  if (channel.kind !== 'phone') return { url: channelUri(channel) ?? '' };
  return {
    telephone: telephone(channel.number),
    ...(channel.number.line === '800' && { contactOption: 'TollFree' }),
  };
}

/** With the country code, as readers abroad need it; a short code has none. */
function telephone({ uri, display }: PhoneNumber): string {
  const [, number, extension] = /^tel:(\+\d+)(?:;ext=(\d+))?$/.exec(uri) ?? [];
  if (number === undefined) return display;
  return extension === undefined ? number : `${number} ext. ${extension}`;
}
