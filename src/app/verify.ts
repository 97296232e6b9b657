/** The wing that verifies: each slice mounts its own pages and endpoints. */
import type { Hono } from 'hono';
import type { ShowPage, View } from '../find/surfaces/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { HttpEnv } from '../kernel/http/context.ts';

export interface VerifyDeps {
  /** Null until a card has been published. */
  readonly current: () => View | null;
  readonly show: ShowPage;
  readonly clock: Clock;
}

export function mountVerify(_app: Hono<HttpEnv>, _deps: VerifyDeps): void {}
