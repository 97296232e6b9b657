/** A happening as it is told: when, of which site, and how grave. */
import { sha256Hex } from '../crypto.ts';
import { type Happening, isAlarm } from './happening.ts';

export type Told = Happening & {
  /** The same however often it is told. */
  readonly id: string;
  /** RFC 3339, in UTC. */
  readonly at: string;
  readonly site: string;
  readonly level: 'alarm' | 'news';
};

export function tell(happening: Happening, site: string, now: number): Told {
  const level = isAlarm(happening) ? 'alarm' : 'news';
  const told = { at: new Date(now).toISOString(), site, level, ...happening } as const;
  return { id: sha256Hex(JSON.stringify(told)).slice(0, 32), ...told };
}
