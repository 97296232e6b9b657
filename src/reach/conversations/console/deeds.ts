/** What can be done with several conversations, and how each of it is undone. */
import { type ArgList, type Args, callUnder } from '../../../../web/console/api.ts';
import { patiently } from '../../../../web/console/pause.ts';
import type { AnswerOf, Endpoint } from '../../../kernel/http/contract.ts';
import { queueApi } from '../../queue/contract.ts';
import { deskApi, toolsApi } from '../contract.ts';
import type { Heir } from './acts.ts';
import type { Deed } from './bulk.ts';

const ask = <E extends Endpoint>(row: E, args: Args<E>) =>
  patiently<AnswerOf<E>>((act) => callUnder(act, row, ...([args] as unknown as ArgList<E>)));

type Move = Args<typeof deskApi.move>['body'];
const move = (id: string, body: Move) => ask(deskApi.move, { params: { id }, body });

export const resolveAll: Deed = {
  name: 'resolve',
  act: ({ id }) => move(id, { act: 'resolve' }),
  undo: ({ id }) => move(id, { act: 'reopen' }),
};

export const snoozeAll = (until: number): Deed => ({
  name: 'snooze',
  act: ({ id }) => move(id, { act: 'snooze', until: new Date(until).toISOString() }),
  undo: ({ id }) => move(id, { act: 'wake' }),
});

/** @param to a colleague or a team; null: back to the queue */
export const transferAll = (to: Heir | null, note: string): Deed => {
  const said = note ? { note } : {};
  return {
    name: 'transfer',
    act: ({ id }) =>
      to?.isTeam
        ? ask(queueApi.handOver, { params: { id }, body: { team: to.id, ...said } })
        : ask(deskApi.transfer, { params: { id }, body: { to: to?.id ?? null, ...said } }),
    undo: ({ id, assignedTo }) => ask(deskApi.transfer, { params: { id }, body: { to: assignedTo } }),
  };
};

export const tagAll = (tag: string): Deed => ({
  name: 'tag',
  act: ({ id }) => ask(toolsApi.tag, { params: { id }, body: { add: [tag] } }),
  // Who had it before keeps it.
  undo: ({ id, tags }) =>
    ask(toolsApi.tag, { params: { id }, body: { remove: tags.includes(tag) ? [] : [tag] } }),
});
