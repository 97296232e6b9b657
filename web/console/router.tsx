/** Addresses of the console, on the browser's own history. Below /console; a path here begins after that. */
import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react';

export const ROOT = '/console';
const listeners = new Set<() => void>();
/** Asked before leaving; a question means that something would be lost. */
let unsaved: (() => string | null) | null = null;

export interface Place {
  /** `/` for the first page. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** A secret may stand here: it reaches no server and no log. */
  readonly fragment: string;
}

let known: { href: string; place: Place } | null = null;

export function here(): Place {
  const { pathname, search, hash } = window.location;
  const href = pathname + search + hash;
  if (known?.href !== href) {
    const path = pathname.slice(ROOT.length).replace(/\/+$/, '') || '/';
    known = { href, place: { path, query: new URLSearchParams(search), fragment: hash.slice(1) } };
  }
  return known.place;
}

/** True after going somewhere, until the new screen has taken the focus. */
let arriving = false;
export function takeArrival(): boolean {
  const arrived = arriving;
  arriving = false;
  return arrived;
}

const tell = () => {
  for (const listener of listeners) listener();
};

/** Another part of the same screen, as the skip link has it, is no arrival. */
const arrive = () => {
  const from = known?.place.path;
  arriving = from !== here().path;
  tell();
};

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', arrive);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', arrive);
  };
}

export const usePlace = (): Place => useSyncExternalStore(subscribe, here);

/** @param to a path of the console, with its query; `replace` leaves no way back to where one was */
export function navigate(to: string, { replace = false } = {}): void {
  const question = replace ? null : unsaved?.();
  if (question && !window.confirm(question)) return;
  unsaved = null;
  window.history[replace ? 'replaceState' : 'pushState'](null, '', hrefOf(to));
  if (!replace) window.scrollTo(0, 0);
  arrive();
}

/** Changes parts of the query in place; null and '' take a part away. Filters live in the address. */
export function setQuery(changes: Readonly<Record<string, string | null>>): void {
  const query = new URLSearchParams(here().query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  window.history.replaceState(null, '', hrefOf(here().path) + (text && `?${text}`));
  tell();
}

/** While `ask` gives a question, leaving the screen or the page asks it first. Call in an effect; undo by the result. */
export function guardLeaving(ask: () => string | null): () => void {
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (ask()) event.preventDefault();
  };
  unsaved = ask;
  window.addEventListener('beforeunload', beforeUnload);
  return () => {
    if (unsaved === ask) unsaved = null;
    window.removeEventListener('beforeunload', beforeUnload);
  };
}

export const hrefOf = (to: string): string => (to === '/' ? ROOT : ROOT + to);

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string };

/** An ordinary link that loads no document anew. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (event.defaultPrevented || !plain || rest.target) return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={hrefOf(to)} onClick={follow} />;
}

/** What stands for the `:names` of a pattern; null where the path is another. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const names = [...pattern.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');
  const found = new RegExp(`^${pattern.replaceAll(/:\w+/g, '([^/]+)')}$`).exec(path);
  if (!found) return null;
  return Object.fromEntries(names.map((name, at) => [name, decode(found[at + 1] ?? '')]));
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
