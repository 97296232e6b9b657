/** For whom a customer waits: the members of a team for a while, and then everybody. Pure. */
import type { Intent } from '../conversations/contract.ts';
import type { Team } from './contract.ts';

export interface Routed {
  readonly lang: 'zh' | 'en';
  readonly intent: Intent;
  readonly waitsSince: Date;
  /** The team to which somebody has handed them; null where their intent decides. */
  readonly teamId: string | null;
  /** When they came to the team that they wait for; null where that is since they wait. */
  readonly teamedAt: Date | null;
}

export interface Reserved {
  readonly teams: readonly Team[];
  /** Those members who could take them. */
  readonly members: ReadonlySet<string>;
  /** Milliseconds since the epoch: then everybody may. */
  readonly until: number;
}

/** Every team that serves such a customer, whoever of it is there. */
const teamsFor = (one: Routed, teams: readonly Team[]): Team[] =>
  teams.filter(({ id, intents, languages }) =>
    one.teamId === null
      ? intents.includes(one.intent) && (languages.length === 0 || languages.includes(one.lang))
      : id === one.teamId,
  );

/**
 * Null is everybody: where no team serves them, where nobody of it is there, and once they have waited for it long enough.
 * So nobody waits for ever for whom only one team has time.
 * @param isThere whether this person takes such customers now, with room or without
 */
export function reservedFor(
  one: Routed,
  teams: readonly Team[],
  isThere: (personId: string) => boolean,
  now: number,
): Reserved | null {
  const since = Math.max(one.teamedAt?.getTime() ?? 0, one.waitsSince.getTime());
  const endOf = ({ fallbackSeconds }: Team) => since + fallbackSeconds * 1000;
  const own = teamsFor(one, teams).filter((team) => endOf(team) > now);
  const members = new Set(own.flatMap((team) => team.members).filter(isThere));
  return members.size === 0 ? null : { teams: own, members, until: Math.max(...own.map(endOf)) };
}
