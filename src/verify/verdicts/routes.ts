/** Everything is answered from memory, also when the database is down; nothing that is asked is kept. */
import type { Hono, MiddlewareHandler } from 'hono';
import * as z from 'zod';
import type { ShowPage, View } from '../../find/surfaces/index.ts';
import { acceptsTypes, bodyLimit, FORM, JSON_TYPE, readForm, readJson } from '../../kernel/http/body.ts';
import { type Ctx, type HttpEnv, langOf } from '../../kernel/http/context.ts';
import { API_ROOT } from '../../kernel/http/contract.ts';
import type { HeaderList } from '../../kernel/http/front.ts';
import { secured } from '../../kernel/http/headers.ts';
import { invalidResponse, problemResponse } from '../../kernel/http/problems.ts';
import { unavailable } from '../../kernel/http/reach.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { answer, concluded } from './answer.ts';
import { type Answer, type FindImpostor, MAX_TEXT, verdictsApi } from './contract.ts';
import { type PageParts, sharedPage, VERIFY_PATH, verifyPage } from './page.ts';
import { plainAnswer } from './plain.ts';
import { SHARED_PATH, sharedAnswer } from './share.ts';

export interface VerdictDeps {
  readonly app: Hono<HttpEnv>;
  readonly current: () => View | null;
  readonly findImpostor: FindImpostor;
  readonly show: ShowPage;
  readonly limit: MiddlewareHandler<HttpEnv>;
  /** For long texts as well: what is made to be slow takes a second of the machine. */
  readonly limitLong: MiddlewareHandler<HttpEnv>;
  readonly publicUrl: () => string;
  /** For answers that any site may read. */
  readonly openHeaders: HeaderList;
  readonly parts: PageParts;
}

export const VERIFY_API = API_ROOT + verdictsApi.verify.path;
/** Far more than is answered, so that a text of a megabyte is refused with words, and not by a line that breaks. */
const MAX_BODY = 3_200_000;
/** UTF-16 units. */
const LONG = 4_000;
const PLAIN_PATH = '/verify.txt';
const NOT_KEPT = ['Cache-Control', 'no-store'] as const;
/** What a page of another site asks before it may send JSON (Fetch §3.2.2). */
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Content-Type, Accept-Language',
  'Access-Control-Max-Age': '86400',
};

export function verdictRoutes(deps: VerdictDeps): void {
  const { app, limit, show, parts } = deps;
  for (const path of [VERIFY_API, PLAIN_PATH]) app.use(path, secured([...deps.openHeaders, NOT_KEPT]));
  app.options(VERIFY_API, (c) => c.body(null, 204, PREFLIGHT));
  app.post(VERIFY_API, limit, bodyLimit(MAX_BODY), acceptsTypes(JSON_TYPE), async (c) => {
    const question = await readJson(c, verdictsApi.verify.body);
    if (!question.ok)
      return question.error.code === 'unreadable'
        ? problemResponse(c, 'bad-request')
        : invalidResponse(c, question.error.issues);
    const { value } = question;
    const texts = 'text' in value ? [value.text] : value.texts;
    const refused = await tooManyLong(c, deps, texts);
    if (refused) return refused;
    const ask = asker(c, deps);
    if (!ask) return unavailable(c, { forMachines: true });
    const said = 'text' in value ? ask(value.text) : { answers: texts.map(ask) };
    return c.json(said, 200, { Vary: 'Accept-Language' });
  });

  app.get(PLAIN_PATH, limit, async (c) => {
    const text = c.req.query('text') ?? '';
    if (text.length > MAX_TEXT) return problemResponse(c, 'body-too-large', { forMachines: true });
    const refused = await tooManyLong(c, deps, [text]);
    if (refused) return refused;
    const ask = asker(c, deps);
    if (!ask) return unavailable(c, { forMachines: true });
    return c.text(plainAnswer(ask(text), langOf(c)), 200, { Vary: 'Accept-Language' });
  });

  const page = async (c: Ctx, text: string): Promise<Response> => {
    const refused = await tooManyLong(c, deps, [text]);
    if (refused) return refused;
    c.header('Cache-Control', 'no-store');
    return show(c, (view, lang) => {
      const said = text.length > MAX_TEXT ? null : answer(text, asking(deps, view, lang));
      return verifyPage(view, lang, text.trim() === '' ? null : { text, answer: said }, parts);
    });
  };
  app.get(VERIFY_PATH, limit, (c) => page(c, c.req.query('text') ?? ''));
  app.post(VERIFY_PATH, limit, bodyLimit(MAX_BODY), acceptsTypes(FORM), async (c) => {
    const form = await readForm(c, z.object({ text: z.string() }));
    return form.ok ? page(c, form.value.text) : problemResponse(c, 'bad-request');
  });
  app.get(SHARED_PATH, limit, (c) => shared(c, deps));
}

function shared(c: Ctx, deps: VerdictDeps): Response | Promise<Response> {
  const view = deps.current();
  const ask = asker(c, deps);
  if (!view || !ask) return unavailable(c);
  const { searchParams } = new URL(c.req.url);
  const known = new Set(view.card.never.map(({ id }) => id));
  const result = sharedAnswer(searchParams, ask, (code, broken) =>
    concluded(
      { code, asks: [], broken: broken.filter((id) => known.has(id)) },
      { view, lang: langOf(c), publicUrl: deps.publicUrl() },
    ),
  );
  if (!result) return problemResponse(c, 'not-found');
  return deps.show(c, (now, lang) => sharedPage(now, lang, result, deps.parts));
}

async function tooManyLong(c: Ctx, { limitLong }: VerdictDeps, texts: readonly string[]) {
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  return units > LONG ? await limitLong(c, async () => {}) : undefined;
}

const asking = (deps: VerdictDeps, view: View, lang: Lang) => ({
  view,
  lang,
  findImpostor: deps.findImpostor,
  publicUrl: deps.publicUrl(),
});

/** Null before the first card. */
function asker(c: Ctx, deps: VerdictDeps): ((text: string) => Answer) | null {
  const view = deps.current();
  return view && ((text) => answer(text, asking(deps, view, langOf(c))));
}
