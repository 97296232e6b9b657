/** What axe finds on a page, as lines that say where. */
import { readFile } from 'node:fs/promises';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

interface Look {
  /** Nothing but this part of the page. */
  readonly within?: string;
  readonly rules?: 'all' | 'contrast';
}

const SOURCE = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Of what is well nobody reads: to describe it, and to load style sheets that no rule asks for, takes most of the time. */
const OPTIONS: RunOptions = { resultTypes: ['violations'], selectors: false, preload: { assets: ['media'] } };
const CONTRAST: RunOptions = { ...OPTIONS, runOnly: { type: 'rule', values: ['color-contrast'] } };

/** Halfway between two colours nothing has the contrast that it will have. */
const settled = `Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition)
  .map(({ finished }) => finished.catch(() => {})))`;
const lines = `({ violations }) => violations.map(({ id, help, nodes }) =>
  id + ': ' + help + ': ' + nodes.map(({ html }) => html).join(' | '))`;

export async function violations(page: Page, { within, rules = 'all' }: Look = {}): Promise<string[]> {
  // What stands in a frame is a page with tests of its own.
  const context = JSON.stringify({ include: within ? [within] : [], exclude: ['iframe'] });
  const options = JSON.stringify(rules === 'all' ? OPTIONS : CONTRAST);
  // A page keeps axe until it is left.
  const look = `globalThis.axe ? ${settled}.then(() => axe.run(${context}, ${options})).then(${lines}) : null`;
  const found = await page.evaluate<string[] | null>(look);
  if (found) return found;
  await page.evaluate(SOURCE);
  return page.evaluate<string[]>(look);
}

/** Scripts hear of another scheme when the next frame is drawn. */
const drawn = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))';

/**
 * As it is, and then in the other scheme, in which it stays: to turn is slow. Only contrast depends on the colours, and
 * the rest is looked at once.
 */
export async function violationsEitherWay(page: Page): Promise<string[]> {
  await page.evaluate(drawn);
  const found = await violations(page);
  const isDark = await page.evaluate<boolean>("matchMedia('(prefers-color-scheme: dark)').matches");
  const other = isDark ? 'light' : 'dark';
  await page.emulateMedia({ colorScheme: other });
  await page.evaluate(drawn);
  const turned = await violations(page, { rules: 'contrast' });
  return [...found, ...turned.map((line) => `${other}: ${line}`)];
}
