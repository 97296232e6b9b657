/** Questions to a page, asked in the page. They are text because this side has no DOM. */
import type { Page } from 'playwright-core';

const ask = <T>(page: Page, script: string, ...args: unknown[]): Promise<T> =>
  page.evaluate(`(${script})(${args.map((arg) => JSON.stringify(arg)).join()})`);

/** Where `text` stands, and for each place whether a person sees it: drawn, in the viewport, covered by nothing. */
const SIGHTINGS = `(text) => {
  const found = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    const at = node.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    const box = range.getBoundingClientRect();
    const holder = node.parentElement;
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const drawn = box.height >= 12 && holder.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    let opacity = 1;
    for (let e = holder; e; e = e.parentElement) opacity *= Number(getComputedStyle(e).opacity);
    const inside = box.top >= 0 && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    const seen = drawn && inside && opacity > 0.9 && top !== null && holder.contains(top);
    found.push({ seen, dials: holder.closest('a[href^="tel:"]') !== null, place: holder.closest('[class]')?.className });
  }
  return found;
}`;

export interface Sighting {
  seen: boolean;
  /** Whether a tap on it dials. */
  dials: boolean;
  place: string;
}
export const sightings = (page: Page, text: string): Promise<Sighting[]> => ask(page, SIGHTINGS, text);

/** How often the browser's own find-in-page hits `text` where it is drawn. */
const HITS = `(text) => {
  getSelection().removeAllRanges();
  let hits = 0;
  for (let i = 0; i < 100 && window.find(text, true, false, false); i++) {
    const range = getSelection().getRangeAt(0);
    const box = range.getBoundingClientRect();
    const holder = range.startContainer.parentElement;
    if (box.width > 0 && box.height > 0 && holder.checkVisibility({ opacityProperty: true, visibilityProperty: true })) hits++;
  }
  return hits;
}`;
export const hits = (page: Page, text: string): Promise<number> => ask(page, HITS, text);

/** Elements that reach out of the page sideways, or a page that can be scrolled sideways. */
const OVERFLOW = `() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll('*')]
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > width + 1)
    .map((e) => e.tagName.toLowerCase() + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right))
    .concat('page ' + document.documentElement.scrollWidth);
}`;
export const overflow = (page: Page): Promise<string[]> => ask(page, OVERFLOW);

/** Whether the first elements that match share any of the first view. */
const MEETS = `(one, other) => {
  const [a, b] = [one, other].map((selector) => document.querySelector(selector)?.getBoundingClientRect());
  if (!a || !b) throw new Error('nothing matches ' + (a ? other : one));
  return Math.max(a.left, b.left) < Math.min(a.right, b.right) && Math.max(a.top, b.top) < Math.min(a.bottom, b.bottom, innerHeight);
}`;
export const meets = (page: Page, one: string, other: string): Promise<boolean> =>
  ask(page, MEETS, one, other);

/** The size that people choose for text, in percent of the usual one. */
export const setTextSize = (page: Page, percent: number): Promise<void> =>
  ask(page, '(percent) => { document.documentElement.style.fontSize = percent + "%"; }', percent);

/** Whether the focus is on an element that matches. */
export const focusIsOn = (page: Page, selector: string): Promise<boolean> =>
  ask(page, '(selector) => document.activeElement?.matches(selector) ?? false', selector);
