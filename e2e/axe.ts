/** What axe finds on a page, as lines that say where. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

interface Look {
  /** Nothing but this part of the page. */
  readonly within?: string;
  readonly rules?: 'all' | 'contrast';
}

/** Halfway between two colours nothing has the contrast that it will have. */
const settled = `Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition)
  .map(({ finished }) => finished.catch(() => {})))`;

export async function violations(page: Page, { within, rules = 'all' }: Look = {}): Promise<string[]> {
  await page.evaluate(`${settled}.then(() => {})`);
  // What stands in a frame is a page with tests of its own; so the report need not be put together in another page.
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude('iframe');
  if (within) axe.include(within);
  if (rules === 'contrast') axe.withRules('color-contrast');
  const found = await axe.analyze();
  return found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
}

/** In dark and in light. Only contrast depends on the colours, and the rest is slow: it is looked at once. */
export async function violationsEitherWay(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, { rules: 'contrast' });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...dark.map((line) => `dark: ${line}`), ...(await violations(page))];
}
