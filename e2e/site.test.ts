import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PAGES, SiteWorld } from './site.world.ts';

let world: SiteWorld;
before(async () => {
  world = await SiteWorld.open();
});
after(() => world?.close());

const MAX_PAGES = 200;

interface Answer {
  status: number;
  /** Where redirects led. */
  url: string;
  headers: Headers;
  text: string;
  html: boolean;
}
async function get(path: string, lang = 'zh-CN'): Promise<Answer> {
  const headers = { 'accept-language': lang, accept: 'text/html,*/*' };
  const answer = await fetch(world.origin + path, { headers, redirect: 'follow' });
  const html = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  const { status, url } = answer;
  return { status, url, headers: answer.headers, text: await answer.text(), html };
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const attributes = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`<[^>]* ${name}="([^"]*)"`, 'g'))].map((m) =>
    (m[1] ?? '').replaceAll('&amp;', '&'),
  );
const own = (href: string): URL | null => {
  const url = new URL(href, world.origin);
  return url.origin === world.origin ? url : null;
};

/** What every page must have, whichever it is. */
function faults(path: string, { text, status, url, headers }: Answer, lang: string): string[] {
  const canonical = /<link rel="canonical" href="([^"]*)">/.exec(text)?.[1];
  const noindex = /<meta name="robots" content="noindex">/.test(text);
  // The page in the language that it is in: Chinese at the plain address, English at one that says so.
  const address = new URL(url);
  address.search = lang === 'en' ? '?lang=en' : '';
  const ids = attributes(text, 'id');
  return [
    ...(count(text, /<h1[ >]/g) === 1 ? [] : ['not one h1']),
    ...(text.includes(`<html lang="${lang}">`) ? [] : ['lang']),
    ...(/<title>[^<]{4,}<\/title>/.test(text) ? [] : ['title']),
    ...(/<meta name="description" content="[^"]{4,}">/.test(text) ? [] : ['description']),
    ...(noindex !== (canonical === address.href) ? [] : [`canonical ${canonical}`]),
    ...(status < 400 || noindex ? [] : ['an error page for search engines']),
    ...(new Set(ids).size === ids.length ? [] : ['an id twice']),
    ...(text.includes(world.number) ? [] : ['no number']),
    ...(headers.get('content-language') === lang ? [] : ['Content-Language']),
    ...(/unsafe|\*/.test(headers.get('content-security-policy') ?? '*') ? ['policy'] : []),
  ].map((fault) => `${path}: ${fault}`);
}

for (const lang of ['zh-CN', 'en'])
  test(`every link inside the site leads somewhere, and every page is whole: ${lang}`, async () => {
    const wrong: string[] = [];
    const answers = new Map<string, Answer>();
    const waiting: string[] = [...PAGES];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (answers.has(path) || answers.size >= MAX_PAGES) continue;
      const answer = await get(path, lang);
      answers.set(path, answer);
      if (!answer.html) continue;
      wrong.push(...faults(path, answer, lang));
      for (const href of [...attributes(answer.text, 'href'), ...attributes(answer.text, 'src')]) {
        const to = own(href);
        // Asking for a language sets a cookie but is no other page, and the console is staff's alone.
        if (to && !to.searchParams.has('lang') && !to.pathname.startsWith('/console'))
          waiting.push(to.pathname + to.search);
      }
    }
    assert.ok(answers.size > 30 && answers.size < MAX_PAGES, `${answers.size} addresses`);
    for (const [path, { status }] of answers)
      if (status >= 400 && path !== '/no-such-page') wrong.push(`${path}: ${status}`);
    assert.deepEqual(wrong, []);
  });

test('a link to a part of a page finds that part', async () => {
  const missing: string[] = [];
  for (const path of PAGES) {
    for (const href of attributes((await get(path)).text, 'href')) {
      const to = own(new URL(href, world.origin + path).href);
      if (!to?.hash) continue;
      const ids = attributes((await get(to.pathname + to.search)).text, 'id');
      if (!ids.includes(to.hash.slice(1))) missing.push(`${path} -> ${href}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('each page in each language asks nobody else for anything and reports nothing to the console', async () => {
  const wrong: string[] = [];
  for (const lang of ['zh', 'en'] as const) {
    const page = await world.tab({ lang });
    let path = '';
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== world.origin) wrong.push(`${path} asks ${request.url()}`);
    });
    page.on('pageerror', (error) => wrong.push(`${path} throws ${error.message}`));
    page.on('console', (message) => {
      const expected = path === '/no-such-page' && /404/.test(message.text());
      if (/error|warning/.test(message.type()) && !expected) wrong.push(`${path} says ${message.text()}`);
    });
    for (path of PAGES) {
      await page.goto(path);
      // Pictures that load when they are unfolded count too.
      for (const summary of await page.locator('main details.qr:visible > summary').all())
        await summary.click();
      await page.waitForLoadState('networkidle');
    }
    await page.context().close();
  }
  assert.deepEqual(wrong, []);
});

test('search engines read the same number in the page', async () => {
  for (const path of ['/', '/contact']) {
    const { text } = await get(path);
    const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
    const data: unknown = JSON.parse(block);
    assert.ok(JSON.stringify(data).includes(world.number.replaceAll('-', '')), block);
  }
});
