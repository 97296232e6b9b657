export { canonical } from './canonical.ts';
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
export { Change, diffCards } from './diff.ts';
export { CalendarOverride, DAYS, type Day, Hours, Span, TimeOfDay } from './hours.ts';
export { PHONE_LINES, PhoneNumber, phoneUri } from './phone.ts';
export { CARD_SCHEMA, Card, CardContent, Never, Operator } from './schema.ts';
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
