/**
 * What visitors would see if a proposal, or what somebody is typing, were published now: the same rows of resources.ts
 * render it. For frames of the console: nothing in it acts, and nobody else may frame it.
 */
import type { Hono, MiddlewareHandler } from 'hono';
import * as z from 'zod';
import type { Notice } from '../find/notices/contract.ts';
import { Parts } from '../find/proposals/contract.ts';
import { type ProposalDeps, proposed } from '../find/proposals/index.ts';
import { makeView, type View } from '../find/surfaces/index.ts';
import type { Db } from '../kernel/database/db.ts';
import { acceptsTypes, bodyLimit, FORM, readForm } from '../kernel/http/body.ts';
import { type Ctx, type HttpEnv, langOf } from '../kernel/http/context.ts';
import type { SecurityOptions } from '../kernel/http/headers.ts';
import { problemResponse } from '../kernel/http/problems.ts';
import { isLang, type Lang } from '../kernel/i18n.ts';
import { authenticate, type Identity } from '../people/access/index.ts';
import {
  type PreviewDocument,
  previewProblems,
  previewResponse,
  SURFACE_VIEWS,
  surfaceDocument,
} from './preview-documents.ts';
import { RESOURCES, type SiteContext } from './resources.ts';

export interface PreviewDeps extends ProposalDeps {
  readonly app: Hono<HttpEnv>;
  readonly context: SiteContext;
  readonly security: SecurityOptions;
  readonly current: () => View | null;
  readonly database: () => Db | null;
  readonly identity: () => Identity | null;
  readonly limit: MiddlewareHandler<HttpEnv>;
}

const MAX_FORM = 1_500_000;
const PATH = '/console/preview';

const Json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is no JSON' });
    return z.NEVER;
  }
});
const Form = z.object({
  surface: z.enum(SURFACE_VIEWS).optional(),
  path: z.string().max(500).optional(),
  lang: z.enum(['zh', 'en']).optional(),
  proposal: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .optional(),
  parts: Json.pipe(Parts).default({}),
});
type Wish = z.output<typeof Form>;

export function previewRoutes(deps: PreviewDeps): void {
  const { app, limit } = deps;
  app.get(`${PATH}/:id{[1-9]\\d{0,8}}`, limit, (c) =>
    guarded(c, deps, async (db) => {
      const { surface, path, lang } = c.req.query();
      const wish = Form.safeParse({ surface, path, lang, proposal: c.req.param('id') });
      return wish.success ? show(c, db, wish.data, deps) : problemResponse(c, 'bad-request');
    }),
  );
  app.post(PATH, limit, bodyLimit(MAX_FORM), acceptsTypes(FORM), (c) =>
    guarded(c, deps, async (db) => {
      const form = await readForm(c, Form);
      return form.ok ? show(c, db, form.value, deps) : problemResponse(c, 'bad-request');
    }),
  );
}

/** For whoever may read proposals. */
async function guarded(c: Ctx, deps: PreviewDeps, work: (db: Db) => Promise<Response>): Promise<Response> {
  const [db, identity] = [deps.database(), deps.identity()];
  if (!db || !identity) return problemResponse(c, 'unavailable', { headers: [['Retry-After', '30']] });
  const actor = await authenticate(c, db, identity);
  if (!actor) return problemResponse(c, 'not-signed-in');
  return actor.permissions.has('proposals.read') ? work(db) : problemResponse(c, 'forbidden');
}

async function show(c: Ctx, db: Db, wish: Wish, deps: PreviewDeps): Promise<Response> {
  const lang: Lang = wish.lang ?? langOf(c);
  const { card, notices, fresh, problems } = await proposed(db, wish, deps);
  const { context, security, current, clock } = deps;
  if (!card) return previewResponse(previewProblems(problems, lang, context), security);
  const at = Math.max(clock.now(), Date.parse(card.issued), appears(wish, notices, fresh));
  const known = current();
  const versions = known?.versions ?? [];
  const view = makeView(
    {
      card,
      notices,
      versions,
      former: known?.former ?? [],
      proof: null,
      logged: [],
      down: known?.down ?? [],
      confirmedAt: at,
      live: true,
    },
    at,
  );
  const made = wish.surface
    ? surfaceDocument(wish.surface, view, lang, context)
    : resourceDocument(wish, view, lang, context);
  return made ? previewResponse(made, security) : problemResponse(c, 'not-found');
}

/** A notice that is still to come is shown as on the day it appears, edited or not; 0 where none is looked at. */
function appears(
  { surface, path, parts }: Wish,
  notices: readonly Notice[],
  fresh: readonly Notice[],
): number {
  const isEdited = (notice: Notice) => fresh.includes(notice) || `notice/${notice.slug}` in parts;
  const looked = notices.filter((notice) =>
    surface === 'banner' || surface === 'popup'
      ? isEdited(notice) && notice.placements.includes(surface)
      : surface === undefined && path === `/notices/${notice.slug}`,
  );
  return looked.length === 0 ? 0 : Math.min(...looked.map(({ startsAt }) => Date.parse(startsAt)));
}

/** Any address that the site answers from its view. */
function resourceDocument(
  { path = '/contact', proposal }: Wish,
  view: View,
  lang: Lang,
  context: SiteContext,
): PreviewDocument | null {
  const address = URL.parse(path, 'http://preview.invalid');
  if (!address) return null;
  const { pathname, searchParams: query } = address;
  const resource = RESOURCES.find(({ pattern }) => pattern.test(pathname));
  if (!resource) return null;
  const asked = query.get('lang');
  const own = resource.query?.(query) ?? '';
  const name = resource.pattern.exec(pathname)?.[1] ?? '';
  const spoken = isLang(asked) ? asked : lang;
  const body = resource.render(
    view,
    { path: pathname, query: new URLSearchParams(own), lang: spoken, seen: '', name },
    context,
  );
  return body === null
    ? null
    : { type: resource.type, body, lang: spoken, ...(proposal ? { images: `${PATH}/${proposal}` } : {}) };
}
