import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Card } from '@clearline/card';
import { readRegistryFile } from '../contacts/index.ts';
import { retireMessages } from './console/retire-messages.ts';
import { namedIn, namedOn, strangersIn } from './named.ts';

const channels = [
  { kind: 'wechat-account', handle: '天远卡盟演示' },
  { kind: 'weibo', handle: '@天远卡盟演示', url: 'https://weibo.com/tianyuan' },
  { kind: 'douyin', handle: 'tianyuan_demo' },
  { kind: 'wechat-group', handle: '天远卡盟演示 用户群1', admins: ['演示管理员-小天'] },
  { kind: 'app', name: { zh: '天远卡盟演示版', en: 'Tianyuan demo app' }, stores: [] },
  { kind: 'domain', domain: 'www.tianyuan.example' },
  { kind: 'email', address: 'help@tianyuan.example' },
];
const operator = {
  name: { zh: '天远卡盟（演示）', en: 'Tianyuan Cards (demo)' },
  legalName: '天远数字科技有限公司',
};
const known = namedOn({ channels, operator, never: [] } as unknown as Card);
const strangers = (text: string) => strangersIn({ body: { zh: text } }, known);

const EVIL = [
  '加微信 kefu_evil',
  '客服已更换，请加微信：kefuevil',
  'add our WeChat kefu_evil',
  'QQ群 abc',
  'Telegram @evil_support',
  'V信:abc-def',
  '搜索公众号 某某客服',
  '搜索公众号某某客服',
  '抖音号 xyz',
  'WhatsApp: evilhelp',
  'Contact us on Skype: live evilhelp',
  'LINE ID: evilhelp',
  'Add us on Line: evilhelp',
  '钉钉号：evilhelp',
  '退款请转到支付宝 evilpay',
  '请在微信小程序「某某退款」办理',
  '请下载“某某客服”App 办理退款',
  '下载 EvilPay 办理退款',
  '请下载某某退款助手App',
  '加ｖｘ：ｋｅｆｕｅｖｉｌ',
  '加 k e f u e v i l 办理',
  '加微\u200b信 k\u200be\u200bf\u200bu\u200be\u200bv\u200bi\u200bl',
  '薇信 kefuevil',
  '威❤：kefuevil',
  '扣扣群 kefu-evil',
  '加v kefuevil',
  '加 V：abcd',
  '+v kefuevil',
  'wx:abc',
  'v x：kefuevil',
  '微 信 号 ： 某某客服',
  '有问题找 kefu88evil',
  '有问题请找 kefuevil',
  '飞机群 kefuevil',
  '请加微信。我们的号是 kefuevil。',
  'kefuevil 是我们的微信',
  '关注微博@某某客服',
  '请关注公众号「天远卡盟演示客服」',
  '请关注公众号：天远卡盟演示客服',
  '请关注公众号新天远卡盟演示',
  '抖音号 tianyuan_demo2',
  '请添加企业微信“小王”',
  '联系 @evilhelp',
  'Message @evilhelp for refunds',
  'Search for evilhelp on WeChat',
  'Kefuevil is our new WeChat',
  'Follow evilservice for refunds',
  'Download the EvilPay app to get your refund',
  'Our new service account is called kefu_evil',
  'Write to kefu88evil for refunds',
  '加微信 kеfuevil', // a Cyrillic letter
  '🅥🅧 ｜ 🅚🅔🅕🅤🅔🅥🅘🅛',
  '官网 www.tianyuan.example/help,微信kefuevil',
  '微信kefu_evil,www.tianyuan.example',
  'help@tianyuan.example/kefu_evil',
  'QQ：某某售后',
  '认准公众号官方售后客服',
  'ADD OUR WE CHAT: KEFUEVIL',
  '微信搜一搜「某某退款中心」',
  '请进入某某售后群领取补偿',
  '关注 某某客服 公众号',
  '微信搜索某某退款中心',
  '關注公眾號「某某客服」',
  'w e c h a t : k e f u e v i l',
  'Reach us on Tele-gram or Whats App or Skype, as before, under the name evilhelp',
  '客服已迁移到绿色聊天软件，搜kefuevil',
  '退款专员：xiaowang_888',
  '请加老板微信号xiaowang',
  '加企鹅 abcdef',
  '加 TG：xiaowang',
  '联系tg@xiaowang',
  '请联系飞机号 xiaowang888',
  '复制 vx 号 xiaowang666 添加',
  '我司新微信：天远卡盟官方客服',
  '我司新微信公众号为天远卡盟售后',
  '请关注「天远售后」公众号',
  '请在抖音搜索“天远退款”',
  '请打开支付宝搜索某某理赔',
  '下载腾讯会议，会议号联系 xiaowang',
  'V❤️xin：xiaowang',
  '➕微❤ xiaowang',
  'WeChat：tianyuan-kefu',
  'Our WeChat ID has changed to tianyuankefu.',
  'Please add tianyuankefu on WeChat for compensation.',
  'Telegram group: TianyuanRefund',
  'Search "Tianyuan Refund" on WeChat',
  'Our Instagram is tianyuan.refund',
  'Scan the code or add xiaowang (WeChat)',
  '钉钉 xiaowang',
  'Join our Discord: tianyuanrefund',
  '小红书号：某某退款',
  '小红书搜某某退款',
  '微信群：某某理赔群',
  '加微信小王',
  '进QQ群某某理赔',
  '微信找小王',
  '+Q xiaowang',
  '客服企业微信：王经理',
  '关注视频号 某某说卡',
  'Message xiaowang on Line',
  'signal: xiaowang',
  'imessage xiaowang',
  '打款到支付宝：王小明',
  '请转账给支付宝账户“王小明”',
  '扫码关注公众号某某客服',
  '扫码后打开微信搜索某某客服',
  '请加入某某售后群领取补偿',
  '加强哥微信',
];

const INNOCENT = [
  '系统将于 2026 年 11 月 30 日 02:00–04:00 维护，期间暂停充值。',
  'The site is under maintenance from 02:00 to 04:00 (Beijing time) on 30 November 2026.',
  '国庆节 10 月 1 日至 7 日客服照常值班，工单 24 小时内回复。',
  'Our service line stays open during the National Day holiday; tickets are answered within 24 hours.',
  '微信支付通道维护中，请改用支付宝付款。',
  'WeChat payments are paused tonight. Please pay with Alipay.',
  '我们的微信公众号今晚暂停服务。',
  'Our WeChat account is unavailable tonight.',
  'Follow our official WeChat account for news.',
  '请关注我们的公众号。',
  '关注公众号获取最新消息。',
  '请关注微信公众号天远卡盟演示，获取最新公告。',
  '官方抖音号：tianyuan_demo，其他都是假的。',
  '微博 @天远卡盟演示 今天发布了说明。',
  'Follow 天远卡盟演示 on WeChat, and tianyuan_demo on Douyin.',
  '已支持 Steam、Xbox 和 PlayStation 充值，iPhone 15 与 Windows 11 均可使用。',
  'Steam cards are back. Netflix 4K and Xbox Game Pass follow next week.',
  'QQ币、QQ会员充值已恢复。',
  'QQ 会员充值已恢复正常。',
  'Discord Nitro 与 Telegram Premium 已上架。',
  'TikTok coins are available again.',
  '退款会在 3 个工作日内原路退回，请不要重复提交工单。',
  'Refunds arrive within three working days. Please do not open a second ticket.',
  '近期有人冒充客服，请只拨打页面顶部的号码。',
  'Somebody pretends to be our service. Call only the number at the top of this page.',
  '我们绝不会用微信、QQ 或 Telegram 联系您索要验证码。',
  'We never ask for a one-time code by WeChat, QQ or Telegram.',
  '新版 App v2.0 已发布，请到应用商店更新。',
  'Version 2.0 of the app is available. Please update it in your app store.',
  '双十一期间订单较多，充值可能延迟 30 分钟。',
  'Top-ups may be delayed by 30 minutes during the 7x24 promotion.',
  '添加微信好友时请核对名称。',
  '小程序 维护中，请使用网页版。',
  '满 100 元减 10 元，每个账号限用 1 次。',
  '客服 QQ 群今晚停止服务。',
  '详见 https://www.tianyuan.example/notices/2026-double11 或写信到 help@tianyuan.example。',
  'See https://www.tianyuan.example/help or write to help@tianyuan.example.',
  '有人冒用这条线路，请改拨页面顶部的号码。',
  'Somebody pretends to be this line. Please call the number at the top of the page.',
  '因上游接口调整，话费充值到账时间延长至 2 小时，给您带来不便，敬请谅解。',
  'Due to changes at an upstream supplier, mobile top-ups may take up to two hours. We apologise for the inconvenience.',
  '春节期间（2 月 16 日至 2 月 22 日）客服热线 9:00–21:00 值班，其余时间请提交工单。',
  'During the Spring Festival (16–22 February) our hotline is answered from 9:00 to 21:00; outside these hours please submit a ticket.',
  '平台将于今晚 23:00 升级数据库，预计 30 分钟。升级期间无法下单，已下订单不受影响。',
  'Our database will be upgraded tonight at 23:00 and should be back within 30 minutes. Orders already placed are not affected.',
  '关于近期不法分子冒充客服诈骗的提醒：我们不会通过微信群、QQ群私聊您，也不会要求您下载任何软件共享屏幕。',
  'Beware of impostors: our staff never contact you privately in WeChat or QQ groups, and never ask you to install screen-sharing software.',
  '官方微信公众号菜单已更新，点击“联系我们”即可查看最新号码。',
  'Our WeChat official account has a new menu: tap "Contact us" to see the current number.',
  'Steam 充值卡缺货，预计周五补货；已付款订单可申请退款。',
  'Steam gift cards are out of stock until Friday. Paid orders can be refunded.',
  '支付宝付款暂时不可用，请使用微信支付或银行卡。',
  'Alipay is temporarily unavailable. Please use WeChat Pay or a bank card.',
  '抖音号因平台审核暂停回复，请改用在线客服。',
  'Our Douyin account does not answer for the moment while the platform reviews it. Please use the online chat.',
  '腾讯视频VIP年卡直降 30 元，活动截止 12 月 31 日。',
  'QQ音乐豪华绿钻、爱奇艺黄金会员现已支持直充。',
  'Apple ID 充值请注意地区，美区与国区不可混用。',
  'ChatGPT Plus、Claude Pro 代充值暂停，恢复时间另行通知。',
  'Google Play 礼品卡涨价通知：50 美元面值由 365 元调整为 370 元。',
  '王者荣耀、和平精英点券充值恢复正常。',
  'Genshin Impact and Honor of Kings top-ups have resumed.',
  '原神、崩坏：星穹铁道 充值需提供 UID 与服务器。',
  '账户被盗请立即拨打账户安全专线。',
  'If your account was stolen, call the account security line at once.',
  '请在“我的订单”里点击“申请售后”。',
  '客服微信 24 小时在线，扫码即可添加。',
  '为了您的资金安全，请认准本站官方域名。',
  '邮箱 help@tianyuan.example 的回复时间调整为 48 小时。',
  'App 3.2 版本上线，支持 Face ID 登录。',
  'The Android app crashed on start for some users; version 3.2.1 fixes this.',
  'We have moved: the Shenzhen office is now on level 1 of Demo Tower.',
  'Supplier docking API v3 will replace v2 on 1 January; see the documentation.',
  '供货商对接接口 v3 将于 1 月 1 日替代 v2。',
  '发票开具时间为每月 1 日至 5 日。',
  'WhatsApp 与 Line 不是我们的官方渠道。',
  '我们没有任何 Telegram 群，凡自称官方群的都是假冒。',
  'We have no Telegram group. Any that claims to be official is fake.',
  '小程序今晚 22:00 起升级，请使用网页。',
  '微博、抖音账号停止更新。',
  '演示网址，不会打开真正的客服窗口',
  'A demo address; no real chat opens there',
  'For stolen accounts and unusual sign-ins',
  'Partners may lag behind; this site is authoritative',
  '请扫码关注我们的公众号。',
  '扫码关注公众号即可查看进度。',
  '扫码后打开微信完成支付。',
  '我们正在加快修复抖音充值通道。',
  '我们将进一步优化微信登录体验。',
  '找回您的微信账号，请联系在线客服。',
  '加强对抖音充值订单的审核。',
  '请使用 Safari 浏览器打开。',
  'Please follow the instructions on the page.',
  'Please pay attention to the new opening hours.',
  'Our WeChat mini-program is down tonight.',
  'WeChat Pay was down for ten minutes. We apologise for the trouble.',
  'WeChat login is temporarily disabled.',
  'Scan the barcode on your card.',
];

test('a text that leads to an account which is not on the card names it, however it is written', () => {
  assert.deepEqual(
    EVIL.filter((text) => strangers(text).length === 0),
    [],
  );
});

test('an ordinary text names nobody', () => {
  const named = INNOCENT.map((text) => [text, strangers(text)] as const);
  assert.deepEqual(
    named.filter(([, names]) => names.length > 0),
    [],
  );
});

test('nothing that the demo says needs a second person by its words', () => {
  const file = readFileSync(new URL('../../../demo/registry.yaml', import.meta.url));
  const registry = readRegistryFile(file, 'demo', Date.parse('2026-11-22T02:00:00Z'));
  assert.ok(registry.ok);
  const { draft, notices } = registry.value;
  const official = namedOn(draft as unknown as Card);
  for (const value of [...notices, ...draft.channels]) assert.deepEqual(strangersIn(value, official), []);
});

test('what the console offers to say of a number that is retired at once names nobody', () => {
  for (const text of Object.values(retireMessages.zh.texts))
    assert.deepEqual(strangersIn(text('138 0000 0000'), new Set([...known, '13800000000'])), []);
});

test('what the text said before may stay in it', () => {
  const before = { zh: '假客服微信 kefu_evil 和「某某客服」不是我们的' };
  const after = { zh: '请注意：假客服微信 kefu_evil 和「某某客服」不是我们的！' };
  const all = new Set([...known, ...namedIn(before)]);
  assert.deepEqual(strangersIn(after, all), []);
  assert.deepEqual(strangersIn({ zh: '假客服微信 kefu_evil2' }, all)[0], 'kefu_evil2');
});

test('a name does not hide in the body from the title that says where it is', () => {
  const notice = (title: string, body: string) => ({ title: { zh: title }, body: { zh: body } });
  assert.deepEqual(strangersIn(notice('售后微信公众号', '某某客服'), known), ['某某客服']);
  assert.deepEqual(strangersIn(notice('加微信', 'abcd'), known)[0], 'abcd');
  assert.deepEqual(strangersIn(notice('关于微信公众号', '尊敬的用户：今晚维护。'), known), []);
});

test('names of our own, such as those of intents and of the entry itself, are no accounts', () => {
  const entry = { id: 'wechat-2026', kind: 'qq-group', intents: ['top-up-failed'], slug: 'double11-refund' };
  assert.deepEqual(strangersIn(entry, known), []);
  assert.deepEqual(strangersIn({ badge: { subject: 'kefu_evil' } }, known), ['kefu_evil']);
});
