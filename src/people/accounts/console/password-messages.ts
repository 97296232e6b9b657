import type { Both } from '../../../../web/console/language.tsx';

const zh = {
  forgotTitle: '重设密码',
  forgotLead: '填写您的邮箱。如果它有账号，我们会发去一个链接，用来设置新密码。',
  email: '邮箱',
  send: '发送链接',
  sent: '请查收邮件',
  sentLead: '如果这个邮箱有用密码登录的账号，链接已经发出。几分钟内没有收到，请看看垃圾邮件。',
  noPassword: '只用通行密钥登录的账号没有密码可重设：设备丢失时，请联系两位管理员为您恢复。',
  toSignIn: '回到登录',
  resetTitle: '设置新密码',
  resetLead: '设置后，这个账号在所有设备上都会退出登录。',
  password: '新密码',
  save: '保存新密码',
  saved: '密码已更换',
  savedLead: '现在可以用新密码登录了。',
  signUpTitle: '注册买家账号',
  signUpLead:
    '现在只能用来管理自己的登录方式，还不能下单或查订单；联系客服不需要账号。员工账号只能由同事邀请。',
  name: '姓名',
  chosen: '密码',
  signUp: '注册',
  signedUp: '请查收邮件',
  signedUpLead: '我们已发去一封邮件。打开其中的链接，再输入刚才的密码，账号就开通了。',
  verifyTitle: '验证邮箱',
  verifyLead: '输入您注册时设的密码，完成开通。不是您注册的，关闭这一页即可。',
  verify: '完成开通',
  verified: '账号已开通',
};
const en: typeof zh = {
  forgotTitle: 'Reset the password',
  forgotLead: 'Type your e-mail address. If it has an account, a link to set a new password goes there.',
  email: 'E-mail address',
  send: 'Send the link',
  sent: 'Look in your mailbox',
  sentLead:
    'If this address has an account with a password, the link has been sent. Look among the junk mail if it does not come in a few minutes.',
  noPassword:
    'An account with passkeys only has no password to reset: if the devices are lost, ask two admins to recover it.',
  toSignIn: 'Back to signing in',
  resetTitle: 'Set a new password',
  resetLead: 'This account is then signed out on every device.',
  password: 'New password',
  save: 'Save the new password',
  saved: 'The password is changed',
  savedLead: 'You can sign in with it now.',
  signUpTitle: 'Open an account as a buyer',
  signUpLead:
    'For now an account keeps your ways to sign in, and nothing else: no orders yet. You need none to reach us. Staff are invited by a colleague instead.',
  name: 'Name',
  chosen: 'Password',
  signUp: 'Sign up',
  signedUp: 'Look in your mailbox',
  signedUpLead:
    'A message is on its way. Open the link in it and type your password again, and the account is open.',
  verifyTitle: 'Prove your e-mail address',
  verifyLead: 'Type the password that you chose when you signed up. If that was not you, close this page.',
  verify: 'Open the account',
  verified: 'The account is open',
};
export const passwordTexts: Both<typeof zh> = { zh, en };
