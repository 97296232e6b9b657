import { randomBytes } from 'node:crypto';
import { channelValue, type PhoneChannel } from '@clearline/card';
import { type ChannelView, isPhone, type View } from '../../find/surfaces/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { LineAnswer } from './contract.ts';
import { putVote, saltOf } from './store/vote.ts';
import { cookieOf, cookieVoter, dayLeft, dayOf, voterOf } from './voter.ts';

const SALT_BYTES = 32;

export interface Casting {
  readonly line: ChannelView;
  readonly answer: LineAnswer;
  readonly client: { readonly address: string; readonly key: string };
  /** What an earlier vote of the day gave. */
  readonly cookie: string | undefined;
}

export interface Cast {
  readonly day: string;
  readonly cookie: string;
  /** How long the cookie is good for. */
  readonly seconds: number;
}

export type PhoneLine = ChannelView<PhoneChannel>;

/** The phone of that id that visitors see; null for anything else. */
export const lineOf = (view: View, id: string): PhoneLine | null =>
  view.channels
    .filter(isPhone)
    .find(({ channel }) => channel.id === id && channel.surfaces.includes('page')) ?? null;

/** One vote a person, line and day: whoever votes again says something else, and is not counted twice. */
export async function castVote(
  db: Db | Tx,
  { line, answer, client, cookie }: Casting,
  { clock, secret }: { readonly clock: Clock; readonly secret: string },
): Promise<Cast> {
  const at = clock.now();
  const day = dayOf(at);
  const key = { day, secret, salt: await saltOf(db, day, randomBytes(SALT_BYTES)) };
  const known = voterOf(client, key);
  const voter = cookieVoter(cookie, key) ?? known.voter;
  await putVote(db, {
    ...known,
    voter,
    channel: line.channel.id,
    number: channelValue(line.channel),
    day,
    answer,
    open: line.hours.open,
    at,
  });
  return { day, cookie: cookieOf(voter, key), seconds: Math.ceil(dayLeft(at) / 1_000) };
}
