import type { Clock } from '../../kernel/clock.ts';
import type { Endpoint } from '../../kernel/http/contract.ts';
import type { Actor, Call, Origin, ServeOptions } from '../access/index.ts';
import { recorder } from '../audit/index.ts';
import { STAFF_DEEDS, type Who } from './contract.ts';

export interface StaffRoutes extends ServeOptions {
  /** Origin of the site, known once the port is open. */
  readonly publicUrl: () => string;
}

/** Who acts, from where and when. */
export interface Acting {
  readonly actor: Actor;
  readonly origin: Origin;
  readonly clock: Clock;
  readonly publicUrl: string;
}

export const actingIn = <E extends Endpoint & { access: 'person' | `${string}.${string}` }>(
  { actor, origin }: Call<E>,
  { clock, publicUrl }: StaffRoutes,
): Acting => ({ actor: actor as Actor, origin, clock, publicUrl: publicUrl() });

export const record = recorder(STAFF_DEEDS);

export const whoOf = ({ id, name, email }: Who): Who => ({ id, name, email });

export const nowOf = ({ clock }: Pick<Acting, 'clock'>): Date => new Date(clock.now());
