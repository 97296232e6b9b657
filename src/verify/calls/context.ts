import type { ShowPage, View } from '../../find/surfaces/index.ts';

import type { Clock } from '../../kernel/clock.ts';
import type { ServeOptions } from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import type { FindImpostor } from '../verdicts/contract.ts';
import { CALLS_DEEDS } from './contract.ts';
import type { CallsMetrics } from './metrics.ts';

export const record = recorder(CALLS_DEEDS);

export interface CallsDeps extends ServeOptions {
  /** Null until a card has been published. */
  readonly current: () => View | null;
  readonly show: ShowPage;
  /** Of the stylesheet that these pages have beside the site's own. */
  readonly style: string;
  readonly publicUrl: () => string;
  readonly metrics: CallsMetrics;
  /** Without it no number is known as an impostor's. */
  readonly findImpostor?: FindImpostor;
}

export const nowOf = ({ clock }: { readonly clock: Clock }): Date => new Date(clock.now());
