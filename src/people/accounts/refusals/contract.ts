/** What accounts answer instead. Browser-safe. */
import type { Refusals } from '../../../kernel/http/contract.ts';

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
  'enrol-first': {
    status: 409,
    zh: '成为工作人员要先登记新的登录方式。请打开链接登记；此前的登录方式会全部失效。',
    en: 'Whoever joins the staff sets up a new way to sign in. Open the link and do so; every earlier one then ends.',
  },
  'second-factor-first': {
    status: 409,
    zh: '工作人员需要第二重验证。请先在账号里添加通行密钥或验证器，用它重新登录，再打开链接接受。',
    en: 'Staff need a second factor. Add a passkey or an authenticator app to your account, sign in with it, then open the link again and accept.',
  },
  'sign-in-first': {
    status: 409,
    zh: '这个邮箱已有账号。请先登录，再打开链接。',
    en: 'This address already has an account. Sign in with it, then open the link again.',
  },
} as const satisfies Refusals;
