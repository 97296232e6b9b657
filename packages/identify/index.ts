export { DOMAIN_ERRORS, type DomainError, type DomainReading, readDomain } from './domain.ts';
export {
  HANDLE_ERRORS,
  type HandleError,
  type HandleKind,
  type HandleReading,
  readHandle,
} from './handle.ts';
export { type PhoneReading, readPhone } from './phone.ts';
export { PHONE_ERRORS, type PhoneError, type PhoneLine, type PhoneNumber } from './phone-shape.ts';
export { REACH, type ReachableFrom, unreachableFrom } from './reach.ts';
