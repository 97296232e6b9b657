/** How the witnesses of the record keep up, as staff read it. Browser-safe. Instants are RFC 3339 in UTC. */
import * as z from 'zod';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';

/** Why there is no cosignature. Each is a label of the metric. */
export const WITNESS_FAILURES = [
  'unreachable',
  'too-slow',
  'too-long',
  'refused',
  'ahead',
  'malformed-answer',
  'bad-signature',
  'wrong-time',
  // It was not asked, or its answer not kept: the disk or the database of this node failed.
  'failed-here',
] as const;
export type WitnessFailure = (typeof WITNESS_FAILURES)[number];

const WitnessStanding = z.object({
  name: z.string(),
  /** How many entries it cosigned last, 0 for none, and when. */
  size: z.int(),
  at: z.string().nullable(),
  /** Entries that are signed and that it has not cosigned. */
  lag: z.int(),
  /** Of the last try; null where it led to a cosignature, and on a node that does not sequence. */
  failure: z.enum(WITNESS_FAILURES).nullable(),
});

export const WitnessesView = z
  .object({
    /** False when the only witness is the node's own. */
    independent: z.boolean(),
    /** Entries under the newest signed checkpoint, under the one that readers get, and under none yet. */
    size: z.int(),
    published: z.int(),
    pending: z.int(),
    witnesses: z.array(WitnessStanding),
  })
  .meta({ id: 'Witnesses' });
export type WitnessesView = z.infer<typeof WitnessesView>;

export const WITNESSES_REFUSALS = {
  'no-record': {
    status: 409,
    zh: '存证还没有开始，过一会儿再试。如果一直如此，请运维人员查看日志。',
    en: 'The record has not begun. Try again in a moment; if it stays so, have the operator read the log.',
  },
} as const satisfies Refusals;

export const witnessesApi = {
  get: endpoint({
    method: 'GET',
    path: '/record/witnesses',
    summary: 'Read how far the witnesses of the record have cosigned it, and what keeps them',
    access: 'publishers.read',
    answer: WitnessesView,
    refusals: ['no-record'],
  }),
};
