/** What is said about a text: a verdict for each identifier in it, and one conclusion for the whole. Browser-safe. */
import type { FoundKind } from '@clearline/identify';
import * as z from 'zod';

/** Unknown never reads as safe, and never as fraud. */
export const VERDICTS = ['official', 'retired', 'reported', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const ITEM_KINDS = [
  'phone',
  'url',
  'domain',
  'email',
  'qq',
  'wechat',
  'group',
  'order',
] as const satisfies readonly FoundKind[];
export type ItemKind = (typeof ITEM_KINDS)[number];
export const ItemKind = z.enum(ITEM_KINDS);

/** What a confirmed impostor did. */
export const DEEDS = [
  'asked-code',
  'asked-password',
  'asked-card',
  'asked-transfer',
  'asked-screen',
  'asked-other-app',
  'sent-link',
  'sold-nothing',
  'called',
  'other',
] as const;
export type Deed = (typeof DEEDS)[number];

/** An identifier that moderators have confirmed as an impostor's, until it expires. Instants are RFC 3339 in UTC. */
export interface Impostor {
  readonly kind: ItemKind;
  /** The one form in which identifiers of this kind are compared: see packages/identify. */
  readonly value: string;
  readonly confirmedAt: string;
  readonly expires: string;
  readonly deeds: readonly Deed[];
}

/** Answers from memory, also when the database is down. */
export type FindImpostor = (kind: ItemKind, value: string) => Impostor | null;
