import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { ProblemCode } from '../errors.ts';
import { chooseLang, LANG_COOKIE, type Lang } from '../i18n.ts';
import type { Log } from '../log.ts';
import type { HeaderList } from './front.ts';
import type { Client } from './proxy.ts';

export interface ProblemView {
  readonly status: number;
  readonly code: ProblemCode;
  readonly lang: Lang;
  readonly title: string;
  /** What to do next. */
  readonly detail: string;
  readonly requestId: string;
  readonly path: string;
  /** The request's Cookie header, so that what a visitor put away stays away; empty where there is none. */
  readonly cookie: string;
}

/** Handed in by the site shell: the error page for people, with the contacts on it, and its own headers. */
export type RenderProblem = (view: ProblemView) => { readonly html: string; readonly headers: HeaderList };

/** What every handler behind the pipeline finds in its context. */
export interface HttpEnv {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    client: Client;
    log: Log;
    renderProblem: RenderProblem;
    /** Origin of the site, without a slash at the end. */
    publicUrl: string;
    /** Whether bytes of no known type are worth compressing. */
    compressible?: boolean;
  };
}

export type Ctx = Context<HttpEnv>;

/** The language that this request asks for. */
export const langOf = (c: Ctx): Lang =>
  chooseLang(c.req.query('lang') ?? null, getCookie(c, LANG_COOKIE), c.req.header('accept-language'));
