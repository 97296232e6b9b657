/**
 * Everything that is known before anybody asks: pages and files rendered from the view in memory. An answer is made
 * at the first request for it and kept for as long as its view is current, so that one response never mixes two views.
 */

import type { IncomingMessage } from 'node:http';
import type { View } from '../find/surfaces/index.ts';
import {
  type Front,
  type HeaderList,
  type Preparation,
  type Prepared,
  prepare,
  sendPrepared,
} from '../kernel/http/front.ts';
import { type SecurityOptions, securityHeaders } from '../kernel/http/headers.ts';
import type { TrustedProxies } from '../kernel/http/proxy.ts';
import { givenRequestId } from '../kernel/http/requests.ts';
import { chooseLang, HTML_LANG, isLang, LANG_COOKIE, type Lang } from '../kernel/i18n.ts';
import type { Ids } from '../kernel/ids.ts';
import type { HttpMetrics, Tally } from '../kernel/metrics.ts';
import { languageHeaders, readCookies, SEEN_COOKIE, seenSlugs } from './cookies.ts';
import { fixedFiles } from './fixed-files.ts';
import { type Asked, RESOURCES, type Resource, type SiteContext } from './resources.ts';

/**
 * Above these the cache starts anew: addresses and cookies that strangers make up must not fill the memory. Bytes are
 * those of the bodies before compression; with the coded ones it is about twice as many. A page is 25 KB, and with
 * thousands of retired values 2 MB.
 */
const MAX_KEPT = 1_000;
const MAX_KEPT_BYTES = 64_000_000;
/**
 * Combinations of notices put away that one view heeds. Six notices at once make no more; past that the notices are
 * shown again, as a page that is made for each made-up cookie costs a hundred times one that is kept.
 */
const MAX_SEEN_SETS = 64;
const MAX_MEMO = 500;

/** What an answer is made of; without headers it is kept as long as its kind says. */
type Made = Omit<Preparation, 'status' | 'headers'> & { headers?: HeaderList };
type Sent = Pick<Resource, 'type' | 'cache' | 'audience' | 'route'>;

interface Kept {
  readonly prepared: Prepared;
  readonly tally: Tally;
  /** False once what it depends on beside the view is otherwise. */
  readonly isCurrent: () => boolean;
}

const always = (): boolean => true;

export interface SiteOptions {
  context: SiteContext;
  current: () => View | null;
  security: SecurityOptions;
  metrics: HttpMetrics;
  ids: Ids;
  /** Whose `X-Request-Id` names an answer; nobody's unless handed in. */
  trustedProxies?: TrustedProxies;
}

export class Site {
  readonly #options: SiteOptions;
  readonly #tallies = new Map<string, Tally>();
  readonly #langs = new Map<string, Lang>();
  #kept = new Map<string, Kept>();
  #keptBytes = 0;
  readonly #seenSets = new Set<string>();
  #of: View | null = null;

  readonly #fixed: ReadonlyMap<string, Kept>;

  constructor(options: SiteOptions) {
    this.#options = options;
    this.#fixed = new Map(
      Object.entries(fixedFiles(options.context)).map(([path, file]) => [
        path,
        this.#keep(file, {
          body: file.body,
          effort: 'best',
          ...(file.brotli ? { brotli: file.brotli } : {}),
        }),
      ]),
    );
  }

  /** Answers GET and HEAD for what is prepared; everything else is left to the application. */
  readonly front: Front = (req, res) => {
    const { method, url } = req;
    if ((method !== 'GET' && method !== 'HEAD') || url === undefined) return null;
    const kept = this.#find(req, url);
    if (!kept) return null;
    const { ids, trustedProxies = [] } = this.#options;
    const requestId = givenRequestId(req, trustedProxies) ?? ids.next();
    const status = sendPrepared(req, res, kept.prepared, requestId);
    kept.tally.hit(status, method === 'HEAD');
    return requestId;
  };

  /** What a path is that is answered here as soon as there is a card; null for any other. */
  kindOf(path: string): 'page' | 'file' | null {
    if (this.#fixed.has(path)) return 'file';
    const resource = RESOURCES.find(({ pattern }) => pattern.test(path));
    return resource ? (isPage(resource) ? 'page' : 'file') : null;
  }

  #find(req: IncomingMessage, url: string): Kept | null {
    const view = this.#options.current();
    if (view !== this.#of) this.#seenSets.clear();
    if (view !== this.#of || this.#kept.size > MAX_KEPT || this.#keptBytes > MAX_KEPT_BYTES) {
      this.#kept = new Map();
      this.#keptBytes = 0;
      this.#of = view;
    }
    const { cookie } = req.headers;
    const lang = this.#lang(cookie, req.headers['accept-language']);
    const seen = view && cookie?.includes(SEEN_COOKIE) ? this.#seen(cookie, view) : '';
    const kept = this.#kept.get(`${lang} ${seen} ${url}`);
    return kept?.isCurrent() ? kept : this.#make(view, url, lang, seen);
  }

  #seen(cookie: string, view: View): string {
    const seen = seenSlugs(cookie, view);
    if (seen === '' || this.#seenSets.has(seen)) return seen;
    if (this.#seenSets.size >= MAX_SEEN_SETS) return '';
    this.#seenSets.add(seen);
    return seen;
  }

  /** Of a query only what the page understands counts, so that made-up addresses share one answer. */
  #make(view: View | null, url: string, lang: Lang, seen: string): Kept | null {
    const { path, query } = readUrl(url);
    const fixed = this.#fixed.get(path);
    if (fixed) return fixed;
    const resource = RESOURCES.find((r) => r.pattern.test(path));
    if (!resource) return null;
    const own = resource.query ? resource.query(query) : '';
    if (own === null) return null;
    const said = query.get('lang');
    const understood = [isLang(said) && `lang=${said}`, own].filter(Boolean).join('&');
    // A file is the same for everybody; a page depends on the language and on what has been put away.
    const reader = isPage(resource) ? `${lang} ${seen} ` : '';
    const key = `${reader}${path}${understood && `?${understood}`}`;
    const known = this.#kept.get(key);
    if (known?.isCurrent()) return known;
    const name = resource.pattern.exec(path)?.[1] ?? '';
    const kept = this.#render(resource, view, {
      path,
      query: new URLSearchParams(understood),
      lang,
      seen,
      name,
    });
    if (!kept) return null;
    this.#kept.set(key, kept);
    this.#keptBytes += kept.prepared.bytes - (known?.prepared.bytes ?? 0);
    return kept;
  }

  #render(resource: Resource, view: View | null, asked: Asked): Kept | null {
    // Files are shared by everybody's caches, so only their address can ask for another language.
    const lang = chooseLang(asked.query.get('lang'), isPage(resource) ? asked.lang : undefined, undefined);
    const body = resource.render(view, { ...asked, lang }, this.#options.context);
    if (body === null) return null;
    const isCurrent = this.#untilStamped(resource, view);
    if (!isPage(resource)) return this.#keep(resource, { body }, isCurrent);
    const { https } = this.#options.security;
    const asksForLang = asked.query.has('lang');
    const headers: HeaderList = [
      ...(asksForLang ? languageHeaders(lang, https) : [cacheOf(resource)]),
      ['Content-Language', HTML_LANG[lang]],
      ['Vary', 'Accept-Language, Cookie'],
      ...(resource.headers ?? []),
    ];
    return this.#keep(resource, { body, headers, etag: !asksForLang }, isCurrent);
  }

  #untilStamped({ stamp }: Resource, view: View | null): () => boolean {
    if (!stamp || !view) return always;
    const { context } = this.#options;
    const made = stamp(view, context);
    return () => stamp(view, context) === made;
  }

  #keep(sent: Sent, { headers = [cacheOf(sent)], ...made }: Made, isCurrent = always): Kept {
    const { type, audience, route } = sent;
    const all: HeaderList = [
      ['Content-Type', type],
      ...headers,
      ...securityHeaders(audience, this.#options.security),
    ];
    return { prepared: prepare({ ...made, headers: all }), tally: this.#tally(route), isCurrent };
  }

  #tally(route: string): Tally {
    const tally = this.#tallies.get(route) ?? this.#options.metrics.tally(route);
    this.#tallies.set(route, tally);
    return tally;
  }

  /** Browsers send few different language headers, so each is understood once. */
  #lang(cookie: string | undefined, accept: string | undefined): Lang {
    const chosen = cookie?.includes(`${LANG_COOKIE}=`) ? readCookies(cookie).get(LANG_COOKIE) : undefined;
    const key = `${chosen} ${accept}`;
    const known = this.#langs.get(key);
    if (known) return known;
    if (this.#langs.size > MAX_MEMO) this.#langs.clear();
    const lang = chooseLang(null, chosen, accept);
    this.#langs.set(key, lang);
    return lang;
  }
}

const readUrl = (url: string): { path: string; query: URLSearchParams } => {
  const at = url.indexOf('?');
  return at < 0
    ? { path: url, query: new URLSearchParams() }
    : { path: url.slice(0, at), query: new URLSearchParams(url.slice(at + 1)) };
};

const isPage = ({ type }: Pick<Resource, 'type'>): boolean => type.startsWith('text/html');
const cacheOf = ({ cache }: Sent) => ['Cache-Control', cache] as const;
