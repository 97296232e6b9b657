/** Signing in and up, second factors, sessions, tokens and one-time enrolment. Browser-safe. */

import {
  acceptEnrolment,
  enrolPasskey,
  enrolPasskeyOptions,
  enrolPassword,
  enrolTotp,
  getEnrolment,
} from './enrol/contract.ts';
import {
  forgotPassword,
  passkeySignIn,
  passkeySignInOptions,
  resetPassword,
  signIn,
  signInRecovery,
  signInTotp,
  signOut,
  signUp,
  verifyEmail,
} from './entrance/contract.ts';
import {
  addPasskey,
  confirmTotp,
  listPasskeys,
  passkeyOptions,
  removePasskey,
  removeTotp,
  renamePasskey,
  renewRecoveryCodes,
  startTotp,
} from './factor/contract.ts';
import {
  getMe,
  getSession,
  setPassword,
  stepUp,
  stepUpOptions,
  stepUpPassword,
  stepUpTotp,
} from './me/contract.ts';
import {
  createToken,
  endOtherSessions,
  endSession,
  listSessions,
  listTokens,
  removeToken,
} from './session/contract.ts';

export { ACCOUNT_DEEDS, type AccountDeed } from './deeds/contract.ts';
export * from './enrol/contract.ts';
export * from './entrance/contract.ts';
export * from './factor/contract.ts';
export { Email, MAX_PASSWORD, MAX_TOKEN_DAYS, MIN_PASSWORD, Name } from './fields/contract.ts';
export * from './me/contract.ts';
export { REFUSALS } from './refusals/contract.ts';
export * from './session/contract.ts';

export const accountsApi = {
  signIn,
  signInTotp,
  signInRecovery,
  passkeySignInOptions,
  passkeySignIn,
  signUp,
  verifyEmail,
  forgotPassword,
  resetPassword,
  signOut,
  getMe,
  getSession,
  setPassword,
  stepUpOptions,
  stepUp,
  stepUpTotp,
  stepUpPassword,
  listPasskeys,
  passkeyOptions,
  addPasskey,
  renamePasskey,
  removePasskey,
  startTotp,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  listSessions,
  endSession,
  endOtherSessions,
  listTokens,
  createToken,
  removeToken,
  getEnrolment,
  enrolPasskeyOptions,
  enrolPasskey,
  enrolTotp,
  enrolPassword,
  acceptEnrolment,
};
