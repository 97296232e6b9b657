/** The wing that verifies: each slice mounts its own pages and endpoints. */
import type { Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { ShowPage, View } from '../find/surfaces/index.ts';
import type { HttpEnv } from '../kernel/http/context.ts';
import type { ServeOptions } from '../people/access/index.ts';
import { callsMetrics, mountCalls } from '../verify/calls/index.ts';
import { mountMe } from './me.ts';

export interface VerifyDeps extends Omit<ServeOptions, 'app'> {
  /** Null until a card has been published. */
  readonly current: () => View | null;
  readonly show: ShowPage;
  readonly publicUrl: () => string;
  readonly registry: Registry;
  /** Stylesheets beside the site's own. */
  readonly styles: { readonly calls: string };
}

export function mountVerify(app: Hono<HttpEnv>, deps: VerifyDeps): void {
  const calls = { ...deps, app, style: deps.styles.calls, metrics: callsMetrics(deps.registry) };
  mountCalls(calls);
  mountMe(app, calls);
}
