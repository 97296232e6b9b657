/**
 * What `GET /api/v1/contact` answers: the channels that partners show, each with its state at one instant. And how a
 * card is told in words. Instants are RFC 3339 in UTC. Browser-safe: the embed takes its types from here.
 */
import { Instant, Localized, Slug, WebUrl } from '@clearline/card';
import * as z from 'zod';

export {
  changeName,
  hoursInFull,
  type MemberText,
  memberName,
  memberTexts,
  telling,
  told,
  valueText,
} from './changes/contract.ts';
export type { Member } from './members/contract.ts';
export { words } from './words/contract.ts';

/** A phone on which people report that they do not get through. */
export const DownLine = z.strictObject({
  channel: Slug,
  /** The number, in the form in which cards compare values. */
  number: z.string(),
  since: Instant,
  /** Whether staff have confirmed it. */
  confirmed: z.boolean(),
});
export type DownLine = z.infer<typeof DownLine>;

export const ContactChannel = z.strictObject({
  id: Slug,
  kind: z.string(),
  label: Localized,
  /** As people read it: a number grouped, an address, a handle. */
  display: z.string().min(1),
  /** tel:, mailto:, https: or http:; null where only people can reach it, such as a postal address. */
  uri: z
    .string()
    .regex(/^(tel:|mailto:|https?:\/\/)/)
    .nullable(),
  state: z.strictObject({
    open: z.boolean(),
    always: z.boolean(),
    opensAt: Instant.nullable(),
    closesAt: Instant.nullable(),
  }),
  stateText: Localized,
  hoursText: Localized,
  /** That people report that they do not get through, and the id of what to use instead; null while it is fine. */
  down: z
    .strictObject({ since: Instant, confirmed: z.boolean(), text: Localized, instead: Slug.nullable() })
    .nullable(),
});

export const ContactState = z.strictObject({
  /** Number of the Contact Card that this is taken from. */
  n: z.int().min(1),
  issued: Instant,
  expires: Instant,
  /** When the site last found this confirmed. A live site confirms it again by answering: see the Date header. */
  asOf: Instant,
  /** False while the site answers from its last known card. */
  live: z.boolean(),
  operator: Localized,
  /** The official site's contact page. */
  site: WebUrl,
  /** Id of the channel that is the number. */
  primary: Slug,
  channels: z.array(ContactChannel).min(1),
});

export type ContactChannel = z.infer<typeof ContactChannel>;
export type ContactState = z.infer<typeof ContactState>;
