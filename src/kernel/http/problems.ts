/**
 * Every refusal and failure of the pipeline: a page for people, problem details for machines (RFC 9457),
 * chosen by Accept. No cause, stack or input is ever shown.
 */
import { RequestError } from '@hono/node-server';
import type { ErrorHandler, Hono, MiddlewareHandler, NotFoundHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { matchedRoutes } from 'hono/route';
import { HTTP_PROBLEMS, type ProblemCode } from '../errors.ts';
import { HTML_LANG } from '../i18n.ts';
import type { Log } from '../log.ts';
import { type Ctx, type HttpEnv, langOf, type ProblemView, type RenderProblem } from './context.ts';
import type { BodyIssue, Refusal } from './contract.ts';
import type { HeaderList } from './front.ts';
import { lastResort } from './last-resort.ts';
import { problemText } from './problem-texts.ts';

export interface ProblemOptions {
  /** Instead of the general advice, in the language of the request. */
  readonly detail?: string;
  readonly headers?: HeaderList;
  /** Whether the address is one that programs read, so that who takes anything gets problem details. */
  readonly forMachines?: boolean;
  /** Two lines instead of the page: for a client that would have us make thousands. */
  readonly brief?: boolean;
}

/** The refusal as an answer to this request. */
export function problemResponse(c: Ctx, code: ProblemCode, options: ProblemOptions = {}): Response {
  const lang = langOf(c);
  const { title, detail } = problemText(code, lang);
  const view: ProblemView = {
    status: HTTP_PROBLEMS[code],
    code,
    lang,
    title,
    detail: options.detail ?? detail,
    requestId: c.var.requestId,
    path: c.req.path,
    cookie: c.req.header('cookie') ?? '',
  };
  const { body, headers } = present(c, view, options);
  const all = new Headers([
    ...headers,
    ['Vary', 'Accept, Accept-Language, Cookie'],
    ...(options.headers ?? []),
  ] as [string, string][]);
  return new Response(body, { status: view.status, headers: all });
}

/** 422 with the fields that are wrong, for a program or a form to show beside them. */
export const invalidResponse = (c: Ctx, issues: readonly BodyIssue[]): Response =>
  refusalResponse(c, 'invalid', { status: 422, ...textsOf('invalid') }, { issues });

const textsOf = (code: ProblemCode) => ({
  zh: problemText(code, 'zh').detail,
  en: problemText(code, 'en').detail,
});

/** A slice's own refusal as problem details, with members of its own beside the standard ones (RFC 9457 §3.2). */
export function refusalResponse(
  c: Ctx,
  code: string,
  refusal: Refusal,
  extra: Readonly<Record<string, unknown>> = {},
): Response {
  const { publicUrl, requestId } = c.var;
  const lang = langOf(c);
  const problem = {
    ...extra,
    type: `${publicUrl}/api/docs#refusal-${code}`,
    title: refusal[lang],
    status: refusal.status,
    code,
    requestId,
  };
  return c.body(JSON.stringify(problem), refusal.status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': HTML_LANG[lang],
    'Cache-Control': 'no-store',
  });
}

function present(c: Ctx, view: ProblemView, { brief, forMachines }: ProblemOptions): Rendered {
  const { publicUrl, renderProblem, log } = c.var;
  if (!wantsPage(c, forMachines)) return problemJson(view, publicUrl);
  return brief ? problemLines(view, publicUrl) : problemPage(renderProblem, view, log);
}

/** Browsers ask for HTML by name. Whoever takes anything gets problem details from files and /api/, else a page. */
const wantsPage = (c: Ctx, forMachines = c.req.path.startsWith('/api/')): boolean =>
  accepts(c, {
    header: 'Accept',
    supports: ['text/html', 'application/problem+json', 'application/json'],
    default: forMachines ? 'application/problem+json' : 'text/html',
  }) === 'text/html';

interface Rendered {
  readonly body: string;
  readonly headers: HeaderList;
}

const common = (view: ProblemView): HeaderList => [
  ['Content-Language', HTML_LANG[view.lang]],
  ['Cache-Control', 'no-store'],
];

/** The page for people, complete with its headers; used where there is no request to answer to as well. Never throws. */
export function problemPage(render: RenderProblem, view: ProblemView, log: Log): Rendered {
  const { html, headers } = rendered(render, view, log);
  return { body: html, headers: [['Content-Type', 'text/html; charset=utf-8'], ...common(view), ...headers] };
}

function rendered(render: RenderProblem, view: ProblemView, log: Log): ReturnType<RenderProblem> {
  try {
    return render(view);
  } catch (err) {
    log.error({ err, requestId: view.requestId }, 'the error page cannot be made');
    return lastResort(view);
  }
}

/** What happened, and where the contacts are: that page is prepared and never limited. */
const problemLines = (view: ProblemView, publicUrl: string): Rendered => ({
  body: `${view.title}\n${publicUrl}/contact\n`,
  headers: [['Content-Type', 'text/plain; charset=utf-8'], ...common(view)],
});

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** `instance` must be a URI, and not every id that a proxy gives can be one; `requestId` is there always. */
function problemJson(view: ProblemView, publicUrl: string): Rendered {
  const { status, code, title, detail, requestId } = view;
  const type = `${publicUrl}/help#problem-${code}`;
  const instance = UUID.test(requestId) ? `urn:uuid:${requestId}` : undefined;
  return {
    body: JSON.stringify({ type, title, status, detail, instance, code, requestId }),
    headers: [['Content-Type', 'application/problem+json; charset=utf-8'], ...common(view)],
  };
}

export const onNotFound: NotFoundHandler<HttpEnv> = (c) => problemResponse(c, 'not-found');

/** What was thrown is logged under the request's id; whoever asked learns only the id. */
export const onError: ErrorHandler<HttpEnv> = (error, c) => {
  if (error instanceof HTTPException) {
    if (error.res) return error.res;
    if (error.status < 500) return problemResponse(c, codeOfStatus(error.status));
  }
  if (error instanceof RequestError) return problemResponse(c, 'bad-request');
  if (isCutShort(c)) {
    c.var.log.debug({ err: error }, 'the request was cut short');
    return new Response(null, { status: CLIENT_CLOSED });
  }
  c.var.log.error({ err: error }, 'a handler failed');
  return problemResponse(c, 'internal');
};

/** As nginx has it: nobody is there to read an answer, and the fault is not ours. */
const CLIENT_CLOSED = 499;

/** Whether the body can never be read to its end, whichever way the handler learnt of it. */
const isCutShort = ({ env: { incoming } }: Ctx): boolean => incoming.destroyed && !incoming.complete;

/** Several codes may share a status; the first in the table is the general one. */
const codeOfStatus = (status: number): ProblemCode =>
  (Object.keys(HTTP_PROBLEMS) as ProblemCode[]).find((code) => HTTP_PROBLEMS[code] === status) ??
  'bad-request';

/**
 * 405 with Allow where the path exists under another method, and 404 where nothing would act on the request: both
 * are settled before the middleware behind, which asks who may act. Handlers are registered by method, never for all.
 * @param isPrepared whether the path is one that the fast path answers, to GET and HEAD alone
 */
export function methodProblems(
  app: Hono<HttpEnv>,
  isPrepared: (path: string) => boolean,
): MiddlewareHandler<HttpEnv> {
  const refuseMethod = (c: Ctx, methods: readonly string[]) =>
    problemResponse(c, 'method-not-allowed', { headers: [['Allow', methods.join(', ')]] });
  const routed = methodNotAllowed({ app, onMethodNotAllowed: (c, methods) => refuseMethod(c, methods) });
  return (c, next) =>
    // What is prepared may also be a form that is sent to its own address.
    isPrepared(c.req.path) && !/^(GET|HEAD)$/.test(c.req.method) && !routeOf(c)
      ? Promise.resolve(refuseMethod(c, ['GET', 'HEAD']))
      : routed(c, async () => {
          if (routeOf(c)) await next();
          else c.res = await c.notFound();
        });
}

/** The pattern of the handler that answers, or would; middleware patterns (method ALL) are no route. */
export const routeOf = (c: Ctx): string | undefined =>
  matchedRoutes(c).findLast((route) => route.method !== 'ALL')?.path;
