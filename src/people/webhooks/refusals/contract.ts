import type { Refusals } from '../../../kernel/http/contract.ts';

export const WEBHOOKS_REFUSALS = {
  'no-such-webhook': {
    status: 404,
    zh: '没有这个推送地址。请返回列表重新选择。',
    en: 'There is no such webhook. Go back to the list and choose again.',
  },
  'made-already': {
    status: 409,
    zh: '这个推送地址已经建好了。密钥只显示一次；没有看到的话，请更换密钥。',
    en: 'This webhook has been made already. Its secret is shown once: if you did not see it, make another one.',
  },
  'no-such-delivery': {
    status: 404,
    zh: '没有这次推送。推送记录保留三十天。',
    en: 'There is no such delivery. Deliveries are kept for thirty days.',
  },
  'too-many-webhooks': {
    status: 409,
    zh: '推送地址太多了。请先删除不用的。',
    en: 'There are too many webhooks. Remove one that is not used first.',
  },
  'no-such-type': {
    status: 422,
    zh: '没有这种事件，或者您的角色不能订阅它。请重新选择。',
    en: 'There is no such kind of event, or your role may not subscribe to it. Choose again.',
  },
  'not-an-address': {
    status: 422,
    zh: '这不是一个可用的网址。请填写以 https:// 开头、不含用户名和密码的完整地址。',
    en: 'This is no usable address. Give a whole one that begins with https:// and holds no user name or password.',
  },
  'needs-https': {
    status: 422,
    zh: '只能推送到 https:// 地址，内容才不会在路上被人看到。',
    en: 'Events are sent to https:// alone, so that nobody reads them on the way.',
  },
  'private-address': {
    status: 422,
    zh: '这个地址在内部网络里，不能推送。确实需要时，请在服务器上设置 WEBHOOKS_ALLOW_PRIVATE。',
    en: 'This address lies in a private network, where nothing is sent. If it is meant, set WEBHOOKS_ALLOW_PRIVATE on the server.',
  },
  'no-such-host': {
    status: 422,
    zh: '找不到这个域名。请检查拼写，或稍后再试。',
    en: 'This host name cannot be found. Check how it is written, or try again later.',
  },
  'not-delivered-now': {
    status: 409,
    zh: '它已经暂停或停用，现在什么也不会推送。请先恢复。',
    en: 'It is paused or switched off, so nothing is sent now. Resume it first.',
  },
  'replay-running': {
    status: 409,
    zh: '上一次重放还没有完成。请等它完成。',
    en: 'The last replay is not done yet. Wait until it is.',
  },
  'nothing-to-replay': {
    status: 422,
    zh: '这段时间里没有它订阅的事件。请选择更早的起点。',
    en: 'There are no events for it since then. Begin earlier.',
  },
} as const satisfies Refusals;
