/** Signing in and up, second factors, sessions, tokens and one-time enrolment. Browser-safe. */
import * as z from 'zod';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';
import { Role, SIGN_IN_METHODS } from '../access/contract.ts';

export { ACCOUNT_DEEDS, type AccountDeed } from './deeds/contract.ts';

/** Short enough to type on a phone; what is common is refused by a list, whatever its length. */
export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 128;
export const MAX_TOKEN_DAYS = 365;

const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** As the person is called in the console and in the audit trail. */
const Name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((name) => !/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(name), {
    error: 'contains a control or bidirectional character',
  });
const NewPassword = z.string().min(MIN_PASSWORD).max(MAX_PASSWORD);
const Password = z.string().min(1).max(MAX_PASSWORD);
const Code = z.string().regex(/^\d{6}$/);
const RecoveryCode = z.string().trim().min(8).max(40);
const Secret = z.string().min(20).max(100);
const Instant = z.iso.datetime();
/** What `navigator.credentials` takes and gives, as JSON (WebAuthn 3 §5.1.8–10). */
const CredentialOptions = z.record(z.string(), z.unknown());
const Credential = z.looseObject({
  id: z.string().max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().max(4000) }),
});
const ById = z.object({ id: z.uuid() });
const ByToken = z.object({ token: Secret });

const THROTTLED = 'too-many-tries';

// Sign in, up and out

export const signIn = endpoint({
  method: 'POST',
  path: '/sign-in',
  summary: 'Sign in with e-mail address and password.',
  access: 'anyone',
  body: z.object({ email: Email, password: Password }),
  /** `totp`: the one-time code comes next, within ten minutes. */
  answer: z.object({ next: z.enum(['done', 'totp']) }),
  refusals: ['wrong-credentials', THROTTLED],
});

export const signInTotp = endpoint({
  method: 'POST',
  path: '/sign-in/totp',
  summary: 'Finish signing in with a one-time code.',
  access: 'anyone',
  body: z.object({ code: Code }),
  answer: null,
  refusals: ['wrong-code', 'sign-in-expired', THROTTLED],
});

export const signInRecovery = endpoint({
  method: 'POST',
  path: '/sign-in/recovery',
  summary: 'Sign in with a recovery code, and the password where there is one.',
  access: 'anyone',
  body: z.object({ email: Email, password: Password.optional(), code: RecoveryCode }),
  answer: null,
  refusals: ['wrong-credentials', THROTTLED],
});

export const passkeySignInOptions = endpoint({
  method: 'POST',
  path: '/sign-in/passkey/options',
  summary: 'Ask for what a passkey must sign to sign in.',
  access: 'anyone',
  answer: CredentialOptions,
});

export const passkeySignIn = endpoint({
  method: 'POST',
  path: '/sign-in/passkey',
  summary: 'Sign in with a passkey.',
  access: 'anyone',
  body: z.object({ response: Credential }),
  answer: null,
  refusals: ['wrong-passkey'],
});

export const signUp = endpoint({
  method: 'POST',
  path: '/sign-up',
  summary: 'Open an account as a buyer; what comes next is in the mailbox.',
  access: 'anyone',
  body: z.object({ name: Name, email: Email, password: NewPassword }),
  answer: null,
  refusals: ['common-password', THROTTLED],
});

export const verifyEmail = endpoint({
  method: 'POST',
  path: '/e-mail/verify',
  summary: 'Open the account, by the link that was sent and the password that was chosen.',
  access: 'anyone',
  /** The password too: who has a mailbox must not complete what a stranger began with a password of their own. */
  body: z.object({ token: Secret, password: Password }),
  answer: null,
  refusals: ['link-used', 'wrong-password', THROTTLED],
});

export const forgotPassword = endpoint({
  method: 'POST',
  path: '/password/forgot',
  summary: 'Have a link sent that sets a new password.',
  access: 'anyone',
  body: z.object({ email: Email }),
  answer: null,
  refusals: [THROTTLED],
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/password/reset',
  summary: 'Set a new password by the link that was sent; ends every session.',
  access: 'anyone',
  body: z.object({ token: Secret, password: NewPassword }),
  answer: null,
  refusals: ['link-used', 'common-password', THROTTLED],
});

export const signOut = endpoint({
  method: 'POST',
  path: '/sign-out',
  summary: 'End this session.',
  access: 'anyone',
  answer: null,
});

// The person who is signed in

export const Me = z.object({
  person: z.object({ id: z.uuid(), name: z.string(), email: z.string(), lang: z.enum(['zh', 'en']) }),
  roles: z.array(Role),
  /** Held, but asleep in this session: it was not begun with a passkey or one-time code. */
  withheldRoles: z.array(Role),
  permissions: z.array(z.string()),
  via: z.enum(['session', 'token']),
  method: z.enum(SIGN_IN_METHODS).nullable(),
  /** When a factor was last shown in this session; a step-up holds ten minutes. */
  steppedUpAt: Instant.nullable(),
  factors: z.object({
    password: z.boolean(),
    totp: z.boolean(),
    passkeys: z.int(),
    recoveryCodes: z.int(),
  }),
});
export type Me = z.output<typeof Me>;

export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'Read who is signed in, and what they may do.',
  access: 'person',
  answer: Me,
});

/** As `getMe`, for who may well be a guest: that is no error. */
export const getSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Read who is signed in in this browser, if anybody is.',
  access: 'anyone',
  answer: z.object({ me: Me.nullable() }),
});

export const setPassword = endpoint({
  method: 'PUT',
  path: '/me/password',
  summary: 'Set a new password; ends every other session.',
  access: 'person',
  stepUp: true,
  body: z.object({ password: NewPassword }),
  answer: null,
  refusals: ['common-password'],
});

// Step-up: a factor shown once more, for what is dangerous

const SteppedUp = z.object({ steppedUpAt: Instant });

export const stepUpOptions = endpoint({
  method: 'POST',
  path: '/step-up/options',
  summary: 'Ask for what a passkey must sign to step up.',
  access: 'person',
  answer: CredentialOptions,
  refusals: ['no-such-factor'],
});

export const stepUp = endpoint({
  method: 'POST',
  path: '/step-up',
  summary: 'Step up with a passkey.',
  access: 'person',
  body: z.object({ response: Credential }),
  answer: SteppedUp,
  refusals: ['wrong-passkey'],
});

export const stepUpTotp = endpoint({
  method: 'POST',
  path: '/step-up/totp',
  summary: 'Step up with a one-time code.',
  access: 'person',
  body: z.object({ code: Code }),
  answer: SteppedUp,
  refusals: ['wrong-code', 'no-such-factor', THROTTLED],
});

export const stepUpPassword = endpoint({
  method: 'POST',
  path: '/step-up/password',
  summary: 'Step up with the password, for who has neither passkey nor one-time codes yet.',
  access: 'person',
  body: z.object({ password: Password }),
  answer: SteppedUp,
  refusals: ['wrong-password', 'no-such-factor', THROTTLED],
});

// Factors

export const Passkey = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  /** Whether the device's maker keeps a copy, so that it outlives the device. */
  synced: z.boolean(),
});
export type Passkey = z.output<typeof Passkey>;

export const listPasskeys = endpoint({
  method: 'GET',
  path: '/me/passkeys',
  summary: 'List the passkeys of who is signed in.',
  access: 'person',
  answer: z.object({ passkeys: z.array(Passkey) }),
});

export const passkeyOptions = endpoint({
  method: 'POST',
  path: '/me/passkeys/options',
  summary: 'Ask for what a device must answer to become a passkey.',
  access: 'person',
  stepUp: true,
  answer: CredentialOptions,
});

export const addPasskey = endpoint({
  method: 'POST',
  path: '/me/passkeys',
  summary: 'Add a passkey.',
  access: 'person',
  stepUp: true,
  body: z.object({ name: Name, response: Credential }),
  answer: Passkey,
  refusals: ['wrong-passkey'],
});

export const renamePasskey = endpoint({
  method: 'PATCH',
  path: '/me/passkeys/:id',
  summary: 'Rename a passkey.',
  access: 'person',
  params: ById,
  body: z.object({ name: Name }),
  answer: Passkey,
  refusals: ['not-yours'],
});

export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/me/passkeys/:id',
  summary: 'Remove a passkey.',
  access: 'person',
  stepUp: true,
  params: ById,
  answer: null,
  refusals: ['not-yours', 'last-factor'],
});

/** The secret of an authenticator app, as text and as an otpauth: address for a QR code. */
const TotpSecret = z.object({ secret: z.string(), uri: z.string() });

export const startTotp = endpoint({
  method: 'POST',
  path: '/me/totp',
  summary: 'Begin with an authenticator app; nothing counts until a code confirms it.',
  access: 'person',
  stepUp: true,
  secretAnswer: true,
  answer: TotpSecret,
  refusals: ['totp-exists'],
});

export const confirmTotp = endpoint({
  method: 'POST',
  path: '/me/totp/confirm',
  summary: 'Confirm the authenticator app with its first code.',
  access: 'person',
  stepUp: true,
  body: z.object({ code: Code }),
  answer: null,
  refusals: ['wrong-code', 'no-such-factor', THROTTLED],
});

export const removeTotp = endpoint({
  method: 'DELETE',
  path: '/me/totp',
  summary: 'Stop using the authenticator app.',
  access: 'person',
  stepUp: true,
  answer: null,
  refusals: ['no-such-factor', 'last-factor'],
});

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/me/recovery-codes',
  summary: 'Make ten new recovery codes, shown once; the old ones end.',
  access: 'person',
  stepUp: true,
  secretAnswer: true,
  answer: z.object({ codes: z.array(z.string()) }),
});

// Sessions

export const Session = z.object({
  id: z.uuid(),
  current: z.boolean(),
  method: z.enum(SIGN_IN_METHODS),
  address: z.string().nullable(),
  /** User-Agent, as the browser sent it. */
  agent: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
});
export type Session = z.output<typeof Session>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  summary: 'List the sessions of who is signed in.',
  access: 'person',
  answer: z.object({ sessions: z.array(Session) }),
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:id',
  summary: 'End one of your sessions.',
  access: 'person',
  params: ById,
  answer: null,
  refusals: ['not-yours'],
});

export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: '/me/sessions',
  summary: 'End all your sessions but this one.',
  access: 'person',
  answer: z.object({ ended: z.int() }),
});

// Personal access tokens

export const Token = z.object({
  id: z.uuid(),
  label: z.string(),
  scopes: z.array(z.string()),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type Token = z.output<typeof Token>;

export const listTokens = endpoint({
  method: 'GET',
  path: '/me/tokens',
  summary: 'List your personal access tokens.',
  access: 'person',
  answer: z.object({ tokens: z.array(Token) }),
});

export const createToken = endpoint({
  method: 'POST',
  path: '/me/tokens',
  summary: 'Make a personal access token, shown once, with some of your own permissions.',
  access: 'person',
  stepUp: true,
  secretAnswer: true,
  body: z.object({
    label: Name,
    scopes: z.array(z.string().max(60)).min(1).max(50),
    days: z.int().min(1).max(MAX_TOKEN_DAYS),
  }),
  answer: Token.extend({ token: z.string() }),
  refusals: ['scope-not-yours', 'too-many-tokens'],
});

export const removeToken = endpoint({
  method: 'DELETE',
  path: '/me/tokens/:id',
  summary: 'Revoke a personal access token.',
  access: 'person',
  params: ById,
  answer: null,
  refusals: ['not-yours'],
});

// One-time enrolment: the first owner, who is invited, and who has lost every device

export const ENROLMENT_PURPOSES = ['first-owner', 'invitation', 'recovery'] as const;
export type EnrolmentPurpose = (typeof ENROLMENT_PURPOSES)[number];

export const getEnrolment = endpoint({
  method: 'GET',
  path: '/enrolments/:token',
  summary: 'Read what a one-time link is for.',
  access: 'anyone',
  params: ByToken,
  answer: z.object({
    purpose: z.enum(ENROLMENT_PURPOSES),
    /** Null where whoever enrols gives it: the first owner. */
    email: z.string().nullable(),
    name: z.string().nullable(),
    /** Name of the colleague who invited; null for other links. */
    invitedBy: z.string().nullable(),
    roles: z.array(Role),
    expiresAt: Instant,
    /** Whether the address belongs to an account that must sign in and accept instead. */
    hasAccount: z.boolean(),
  }),
  refusals: ['link-used', THROTTLED],
});

/** The address only where the link has none. */
const Enrolling = { name: Name, email: Email.optional() };
const ENROLMENT_REFUSALS = ['link-used', 'e-mail-needed', 'sign-in-first', THROTTLED] as const;

export const enrolPasskeyOptions = endpoint({
  method: 'POST',
  path: '/enrolments/:token/passkey/options',
  summary: 'Ask for what a device must answer to enrol with it.',
  access: 'anyone',
  params: ByToken,
  body: z.object(Enrolling),
  answer: CredentialOptions,
  refusals: ENROLMENT_REFUSALS,
});

export const enrolPasskey = endpoint({
  method: 'POST',
  path: '/enrolments/:token/passkey',
  summary: 'Enrol with a passkey, and be signed in.',
  access: 'anyone',
  params: ByToken,
  body: z.object({ ...Enrolling, passkeyName: Name.optional(), response: Credential }),
  answer: null,
  refusals: [...ENROLMENT_REFUSALS, 'wrong-passkey'],
});

export const enrolTotp = endpoint({
  method: 'POST',
  path: '/enrolments/:token/totp',
  summary: 'Begin with an authenticator app, to enrol with a password.',
  access: 'anyone',
  params: ByToken,
  body: z.object({ email: Email.optional() }),
  secretAnswer: true,
  answer: TotpSecret,
  refusals: ENROLMENT_REFUSALS,
});

export const enrolPassword = endpoint({
  method: 'POST',
  path: '/enrolments/:token/password',
  summary: 'Enrol with a password and the first code of the authenticator app, and be signed in.',
  access: 'anyone',
  params: ByToken,
  body: z.object({ ...Enrolling, password: NewPassword, code: Code }),
  answer: null,
  refusals: [...ENROLMENT_REFUSALS, 'common-password', 'wrong-code', 'no-such-factor'],
});

export const acceptEnrolment = endpoint({
  method: 'POST',
  path: '/enrolments/:token/accept',
  summary: 'Take the roles of a one-time link into the account that is signed in.',
  access: 'person',
  params: ByToken,
  answer: null,
  refusals: ['link-used', 'not-yours', 'second-factor-first', THROTTLED],
});

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

export const REFUSALS = {
  'wrong-credentials': {
    status: 401,
    zh: '邮箱、密码或恢复码不对。请检查后再试。刚注册的，请先打开邮件里的链接；忘记密码可以重设。',
    en: 'The e-mail address, password or recovery code is wrong. Check them. If you have just signed up, open the link in the mail first.',
  },
  'wrong-password': {
    status: 422,
    zh: '密码不对。请检查后再输入。注册邮件不是您要的，忽略即可。',
    en: 'The password is wrong. Type the one you chose. If it was not you who signed up, ignore the mail.',
  },
  'wrong-code': {
    status: 422,
    zh: '验证码不对或已经用过。请等验证器显示下一个验证码再输入。',
    en: 'The code is wrong or was used before. Wait for the next one in your app and type that.',
  },
  'sign-in-expired': {
    status: 401,
    zh: '登录超时了。请重新输入邮箱和密码。',
    en: 'Signing in took too long. Begin again with e-mail address and password.',
  },
  'wrong-passkey': {
    status: 422,
    zh: '这把通行密钥无法使用。请再试一次，或换一把通行密钥。',
    en: 'This passkey cannot be used. Try once more, or use another one.',
  },
  'too-many-tries': {
    status: 429,
    zh: '尝试次数太多。请过几分钟再试；通行密钥仍可登录。',
    en: 'Too many tries. Wait some minutes; a passkey still signs you in.',
  },
  'common-password': {
    status: 422,
    zh: '这个密码太常见，容易被猜到。请换一个，几个不相干的词连在一起就很好。',
    en: 'This password is too common and easy to guess. Choose another: some unrelated words do well.',
  },
  'link-used': {
    status: 410,
    zh: '这个链接已经用过或已过期。请重新索取一个。',
    en: 'This link was used or has expired. Ask for a new one.',
  },
  'no-such-factor': {
    status: 409,
    zh: '这里不能用这种验证方式。请换一种。',
    en: 'This way of proving who you are is not available here. Use another.',
  },
  'last-factor': {
    status: 409,
    zh: '这是最后一种登录方式，不能移除。请先添加另一种。',
    en: 'This is the last way to sign in and cannot be removed. Add another one first.',
  },
  'totp-exists': {
    status: 409,
    zh: '已经绑定了验证器。要换一个，请先移除现在的。',
    en: 'An authenticator app is in use already. Remove it first to use another.',
  },
  'not-yours': {
    status: 404,
    zh: '没有找到。它可能已经被移除，请刷新页面。',
    en: 'Not found. It may have been removed: reload the page.',
  },
  'scope-not-yours': {
    status: 422,
    zh: '令牌的权限只能从您自己的权限里选。请去掉多余的权限。',
    en: 'A token can only have permissions that you hold yourself. Leave the others out.',
  },
  'too-many-tokens': {
    status: 409,
    zh: '访问令牌已经太多。请先移除不用的。',
    en: 'You have too many access tokens. Remove those that are not in use.',
  },
  'e-mail-needed': {
    status: 422,
    zh: '请填写您的邮箱地址。',
    en: 'Give your e-mail address.',
  },
  'second-factor-first': {
    status: 409,
    zh: '工作人员需要第二重验证。请先在账号里添加通行密钥或验证器，用它重新登录，再打开链接接受。',
    en: 'Staff need a second factor. Add a passkey or an authenticator app to your account, sign in with it, then open the link again and accept.',
  },
  'sign-in-first': {
    status: 409,
    zh: '这个邮箱已有账号。请先登录，再打开链接接受。',
    en: 'This address already has an account. Sign in with it, then open the link again and accept.',
  },
} as const satisfies Refusals;
