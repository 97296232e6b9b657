/** What the chat asks of the official site, beside its live line. */
import type { CustomerView, Frame, Intent } from '../../../src/reach/conversations/contract.ts';
import type { Keep } from './keep.ts';

/** As `GUEST_TOKEN` of the contract, whose module is too heavy to load here. */
const GUEST = 'Clearline-Guest';
const TIMEOUT_MS = 12_000;
const DAY_MS = 86_400_000;

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
}

/** A slice's own refusal has its sentence in the title; those of all routes have a longer one beside it. */
const wordsOf = ({ detail, title }: Problem): string => detail ?? title ?? '';

/** A refusal, in the site's own words. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, says: string) {
    super(says);
    this.code = code;
  }
}

export class Service {
  readonly #site: string;
  readonly #keep: Keep;
  readonly #lang: () => string;

  constructor(site: string, keep: Keep, lang: () => string) {
    this.#site = site;
    this.#keep = keep;
    this.#lang = lang;
  }

  /** The token of this device, made when there is none and made anew once a day: it does not run out on who comes back. */
  async token(anew = false): Promise<string> {
    const held = this.#keep.get('token');
    const madeAt = Number(this.#keep.get('token-at') ?? 0);
    // A clock that was set meanwhile may lie either way.
    if (!anew && held !== null && Math.abs(Date.now() - madeAt) < DAY_MS) return held;
    try {
      const { token } = await this.#ask<{ token: string }>('POST', '/chat/guests', undefined, held);
      // Another window may have become a guest at the same moment: there is one for both.
      const other = held === null ? this.#keep.get('token') : null;
      if (other !== null) return other;
      this.#keep.set('token', token);
      this.#keep.set('token-at', String(Date.now()));
      return token;
    } catch (error) {
      if (held !== null) return held;
      throw error;
    }
  }

  headers = async (): Promise<Readonly<Record<string, string>>> => ({ [GUEST]: await this.token() });

  async open(
    id: string,
    asked: {
      intent: Intent;
      order?: string;
      name?: string;
      contact?: string;
      lang: 'zh' | 'en';
      later: boolean;
      checked: readonly string[];
      follows?: string;
      message: { readonly key: string; readonly text: string };
    },
  ): Promise<CustomerView> {
    return this.#ask('PUT', `/chat/conversations/${id}`, asked, await this.token());
  }

  async since(id: string, after: number): Promise<readonly Frame[]> {
    const path = `/chat/conversations/${id}/frames?after=${after}`;
    return (await this.#ask<{ frames: Frame[] }>('GET', path, undefined, await this.token())).frames;
  }

  async end(id: string): Promise<CustomerView> {
    return this.#ask('POST', `/chat/conversations/${id}/end`, undefined, await this.token());
  }

  async rate(id: string, rating: number, note?: string): Promise<CustomerView> {
    return this.#ask('PUT', `/chat/conversations/${id}/rating`, { rating, note }, await this.token());
  }

  /** What else somebody asks of their own. */
  async own<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.#ask(method, path, body, await this.token());
  }

  /** Something to keep. It takes as long as it takes. */
  async file(path: string): Promise<Blob> {
    const headers = { 'Accept-Language': this.#lang(), ...(await this.headers()) };
    const response = await fetch(`${this.#site}/api/v1${path}`, { headers, cache: 'no-store' });
    if (response.ok) return response.blob();
    const said = (await response.json()) as Problem;
    throw new Refused(said.code ?? '', wordsOf(said));
  }

  /** @throws Refused in the site's words, and others where it cannot be reached */
  async #ask<T>(method: string, path: string, body: unknown, token: string | null): Promise<T> {
    const response = await fetch(`${this.#site}/api/v1${path}`, {
      method,
      headers: {
        Accept: 'application/json',
        'Accept-Language': this.#lang(),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token === null ? {} : { [GUEST]: token }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 204) return null as T;
    const said = (await response.json()) as T & Problem;
    if (!response.ok) throw new Refused(said.code ?? '', wordsOf(said));
    return said;
  }
}
