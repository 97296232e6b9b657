/** What a monitor has to tell. The sets are closed: scripts may list every code. */
import type { Approval, ChainCode, Change } from '@clearline/card';
import type { CardPath } from '../site.ts';

/** What must never happen, and asks for a person. */
export type Alarm =
  /** Two trees that contradict each other are signed. The file proves it. */
  | { readonly code: 'fork'; readonly evidence: string }
  /** The site shows an older tree than it has shown before. */
  | { readonly code: 'rollback'; readonly size: string; readonly seen: string; readonly evidence: string }
  /**
   * What the site shows as its checkpoint is not signed by a log that the policy knows, nor by a key that its publishers
   * have named. The file holds it, with the last one that was believed.
   */
  | { readonly code: 'bad-checkpoint'; readonly reason: string; readonly evidence: string }
  /** What the site shows of its record does not fit its checkpoint. */
  | { readonly code: 'bad-tiles'; readonly reason: string; readonly evidence: string }
  | { readonly code: 'unreadable-entry'; readonly index: string }
  /** A publishers' policy that those before have not agreed to. */
  | { readonly code: 'broken-publishers-chain'; readonly index: string }
  /**
   * A card that too few people have approved, or that does not follow the one before. The file holds it, with the policy that
   * it was judged by and the last card that holds, all as the log has signed them.
   */
  | {
      readonly code: 'card-refused';
      readonly index: string;
      readonly reason: ChainCode | 'no-publishers';
      readonly evidence: string;
    }
  /**
   * At these paths the site shows another card than its record holds; `n` of the record's, null when it holds none. The file
   * holds both.
   */
  | {
      readonly code: 'served-card-differs';
      readonly n: number | null;
      readonly paths: readonly CardPath[];
      readonly evidence: string;
    }
  | { readonly code: 'card-expired'; readonly n: number; readonly expires: string }
  /** For long now, fewer witnesses than the policy asks for have seen the newest tree. */
  | { readonly code: 'witnesses-missing'; readonly since: string; readonly seen: readonly string[] };

export type News =
  /** From now on this is what the monitor believes; `pinned` when the policy came from a file. */
  | { readonly code: 'first-use'; readonly pinned: boolean; readonly logs: readonly string[] }
  | {
      readonly code: 'publishers-changed';
      readonly index: string;
      readonly v: number;
      readonly people: readonly string[];
    }
  /** The publishers have given the log another key, by which the monitor goes from there on. */
  | {
      readonly code: 'log-key-changed';
      readonly index: string;
      readonly vkey: string;
      readonly fingerprint: readonly string[];
    }
  | {
      readonly code: 'card-published';
      readonly index: string;
      readonly n: number;
      readonly expires: string;
      readonly approvals: readonly Approval[];
      readonly changes: readonly Change[];
      /** The last version that held, where those in between were refused: then this one has the whole quorum by itself. */
      readonly after: number | null;
    }
  /** The site's own policy is another than before. The monitor goes on by the one that it has. */
  | { readonly code: 'policy-changed' }
  | { readonly code: 'unreachable'; readonly reason: string }
  | { readonly code: 'reachable-again' }
  | { readonly code: 'alarm-over'; readonly alarm: Alarm['code'] };

export type Happening = Alarm | News;

/** Alarms that last as long as their reason does. The others are told once, when their entry is read. */
export const CONDITIONS = [
  'fork',
  'rollback',
  'bad-checkpoint',
  'bad-tiles',
  'served-card-differs',
  'card-expired',
  'witnesses-missing',
] as const satisfies readonly Alarm['code'][];
export type Condition = Extract<Alarm, { code: (typeof CONDITIONS)[number] }>;

/** What a cache or a publication under way can show for seconds: looked at twice before it is an alarm. */
export const PASSING: readonly Alarm['code'][] = ['rollback', 'bad-tiles', 'served-card-differs'];

const ALARMS: ReadonlySet<string> = new Set<Alarm['code']>([
  ...CONDITIONS,
  'unreadable-entry',
  'broken-publishers-chain',
  'card-refused',
]);
export const isAlarmCode = (code: Happening['code']): code is Alarm['code'] => ALARMS.has(code);
export const isAlarm = (one: Happening): one is Alarm => isAlarmCode(one.code);
