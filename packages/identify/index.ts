export { CUE_CODES, type Cue, type CueCode } from './cues/codes.ts';
export { cuesIn, findCues } from './cues/find.ts';
export { type ReadMessage, readMessage } from './cues/message.ts';
export { cuesForbiddenBy } from './cues/never.ts';
export { type Reading, readingOf } from './cues/reading.ts';
export { DOMAIN_ERRORS, type DomainError, type DomainReading, readDomain } from './domain.ts';
export {
  ALTERATIONS,
  type Alteration,
} from './fold/alterations.ts';
export { alterationsOf, type Folded, fold, originOf } from './fold/fold.ts';
export { type NumeralKind, numeralKind, numeralValue } from './fold/numerals.ts';
export {
  HANDLE_ERRORS,
  type HandleError,
  type HandleKind,
  type HandleReading,
  readHandle,
} from './handle.ts';
export { partsOf } from './hosts/suffix.ts';
export {
  FOUND_KINDS,
  type Found,
  type FoundKind,
  type FoundOf,
  findDomains,
  findEmails,
  findGroups,
  findOrders,
  findPhones,
  findQq,
  findUrls,
  findWechat,
  type Identified,
  identify,
  SIGNAL_CODES,
  type Signal,
  type SignalCode,
} from './identify.ts';
export { MAX_TEXT } from './limits.ts';
export {
  LOOKALIKE_CODES,
  type LookalikeCode,
  type LookalikeSignal,
  lookalike,
} from './lookalike/lookalike.ts';
export { type PhoneReading, readPhone } from './phone.ts';
export { PHONE_ERRORS, type PhoneError, type PhoneLine, type PhoneNumber } from './phone-shape.ts';
export type { FoundLine } from './phones/lines.ts';
export { REACH, type ReachableFrom, unreachableFrom } from './reach.ts';
