import type { Lang } from '@clearline/card';

const zh = {
  title: '用您的通行密钥签名',
  lead: '下面的内容由您的浏览器从将要签名的名片里读出。签名只对这一张名片有效，谁都能离线核对。',
  progress: (needed: number, names: string) =>
    names === '' ? `要 ${needed} 位批准人签名，还没有人签。` : `要 ${needed} 位批准人签名，已签：${names}。`,
  gone: '将从名片上移除',
  all: (n: number) => `这张名片上的全部 ${n} 个联系方式`,
  code: '核对码',
  codeHint: '与另一位批准人在电话里核对：两边看到的应当一样。',
  notListed: '您不在批准人名单里，不能签名。',
  submitUnsigned: '您不在批准人名单里：提交后由名单上的人签名。',
  loading: '正在读取将要签名的名片…',
  unreadable: '将要签名的内容不是一张名片，已停止。请不要签名，并通知其他管理员。',
  submit: '签名并提交审批',
  submitPlain: '提交审批',
  approve: '签名并批准',
  approveNow: '签名，批准并发布',
  publish: '签名并发布',
  publishLater: '签名，等待后发布',
  submitTitle: '提交审批？',
  submitLead: '提交后，由另一位批准人核对并批准。',
  complete: '需要的签名已经齐全，您批准时不用再签。',
  otherChanges: '将要签名的名片不只是停用这个渠道，已停止。请不要签名，并通知其他管理员。',
  retire: (value: string) => `签名并立即停用 ${value}`,
  back: '返回修改',
  missing: (left: number) => `还差 ${left} 位批准人签名`,
  of: (signed: number, needed: number) => `已签 ${signed}/${needed}`,
  needs: (n: number) => `名片要 ${n} 位批准人用通行密钥签名`,
};
const en: typeof zh = {
  title: 'Sign with your passkey',
  lead: 'Your browser has read this out of the card that you are about to sign. The signature is good for this card alone, and anybody can check it offline.',
  progress: (needed, names) =>
    names === ''
      ? `Publishers who must sign: ${needed}. Nobody has yet.`
      : `Publishers who must sign: ${needed}. So far: ${names}.`,
  gone: 'comes off the card',
  all: (n) => `All ${n} contacts on this card`,
  code: 'Code to compare',
  codeHint: 'Compare it with another publisher over the telephone: both must see the same.',
  notListed: 'You are not on the list of publishers, so you cannot sign.',
  submitUnsigned: 'You are not on the list of publishers: once you have asked, those on it sign.',
  loading: 'Reading the card to be signed …',
  unreadable: 'What you were to sign is no card. Do not sign, and tell the other administrators.',
  submit: 'Sign and ask for approval',
  submitPlain: 'Ask for approval',
  approve: 'Sign and approve',
  approveNow: 'Sign, approve and publish',
  publish: 'Sign and publish',
  publishLater: 'Sign, and publish after the wait',
  submitTitle: 'Ask for approval?',
  submitLead: 'Another publisher looks at it then, and approves it.',
  complete: 'It has all its signatures: you approve it without one.',
  otherChanges:
    'The card to be signed does more than retire this channel. Do not sign, and tell the other administrators.',
  retire: (value) => `Sign and retire ${value} now`,
  back: 'Back to the form',
  missing: (left) => (left === 1 ? '1 publisher must still sign' : `${left} publishers must still sign`),
  of: (signed, needed) => `${signed} of ${needed} signed`,
  needs: (n) =>
    n === 1
      ? 'One publisher must sign the card with a passkey'
      : `${n} publishers must sign the card with their passkeys`,
};
export const signingMessages: Record<Lang, typeof zh> = { zh, en };
