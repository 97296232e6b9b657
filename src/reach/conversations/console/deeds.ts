/** What can be done with several conversations, and how each of it is undone. */
import { type ArgList, type Args, callUnder } from '../../../../web/console/api.ts';
import { patiently } from '../../../../web/console/pause.ts';
import type { AnswerOf, Endpoint } from '../../../kernel/http/contract.ts';
import { deskApi, toolsApi } from '../contract.ts';
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

export const transferAll = (to: string | null, note: string): Deed => ({
  name: 'transfer',
  act: ({ id }) => ask(deskApi.transfer, { params: { id }, body: { to, ...(note ? { note } : {}) } }),
  undo: ({ id, assignedTo }) => ask(deskApi.transfer, { params: { id }, body: { to: assignedTo } }),
});

export const tagAll = (tag: string): Deed => ({
  name: 'tag',
  act: ({ id }) => ask(toolsApi.tag, { params: { id }, body: { add: [tag] } }),
  // Who had it before keeps it.
  undo: ({ id, tags }) =>
    ask(toolsApi.tag, { params: { id }, body: { remove: tags.includes(tag) ? [] : [tag] } }),
});
