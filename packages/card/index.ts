export { type ApprovalCode, approvalRefusal } from './approval.ts';
export {
  BUNDLE_MAX_BYTES,
  BUNDLE_SCHEMA,
  Bundle,
  CHAIN_MAX,
  CHAIN_MAX_BYTES,
  formatBundle,
  HANDOVERS_MAX,
  type Handover,
  NAMED_MAX,
  parseBundle,
} from './bundle.ts';
export { canonical } from './canonical.ts';
export { type ApprovedCard, type ChainCode, judgeCard, judgeCards, readCard } from './card-chain.ts';
export { CHANGE_CLASSES, type ChangeClass, changeClass, PROTECTED_KINDS } from './change-class.ts';
export {
  AUDIENCES,
  Badge,
  CHANNEL_KINDS,
  Channel,
  type ChannelKind,
  type ChannelOf,
  channelDisplay,
  channelValue,
  INTENTS,
  type Intent,
  type PhoneChannel,
  REACHABLE_FROM,
  Retired,
  SURFACES,
  type Surface,
} from './channel.ts';
export { VERIFY_CODES, type VerifyCode } from './codes.ts';
export type { CardCrypto } from './crypto.ts';
export { Change, diffCards } from './diff.ts';
export {
  attachPayload,
  CARD_TYPE,
  DetachedEnvelope,
  Envelope,
  entryBytes,
  type PayloadType,
  PUBLISHERS_TYPE,
  payloadOf,
  preAuthEncoding,
  readEntry,
  sealEntry,
} from './envelope.ts';
export { type Fingerprint, fingerprint } from './fingerprint.ts';
export { keyHandedTo } from './handover.ts';
export { CalendarOverride, DAYS, type Day, Hours, Span, TimeOfDay } from './hours.ts';
export { namedIn, namedOn, strangersIn } from './named.ts';
export { PHONE_LINES, PhoneNumber, phoneUri } from './phone.ts';
export { RETIRED_REASONS } from './plain-texts.ts';
export { primaryPhone } from './primary.ts';
export {
  type KeyChange,
  logKeyOf,
  logKeysIn,
  Passkey,
  type Person,
  PUBLISHERS_SCHEMA,
  PublisherKey,
  Publishers,
  readPublishers,
} from './publishers.ts';
export { nextPublishers } from './quorum.ts';
export { CARD_SCHEMA, Card, CardContent, Never, Operator } from './schema.ts';
export { REFUSAL_SENTENCES } from './sentences.ts';
export { assertionSignature, Carried, KeyId, keyIdOf, Signature } from './signature.ts';
export type { Approval } from './tally.ts';
export {
  CalendarDate,
  Domain,
  HIDDEN_CHARACTERS,
  Instant,
  LANGS,
  type Lang,
  Localized,
  Slug,
  WebUrl,
} from './text.ts';
export { judge, type Verdict } from './verdict.ts';
export { cautions, verdictSentence } from './verdict-sentences.ts';
export {
  type Trusted,
  type VerifiedCard,
  type VerifyRefusal,
  type VerifyResult,
  verifyBundle,
} from './verify.ts';
