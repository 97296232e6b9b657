/**
 * How agents ask for what they must not have, beside what `findCues` knows: it reads what strangers send, and takes what
 * ends in a question for a question of one’s own. In lower case and simplified; `{name}` stands for the things below.
 */
import type { CueCode } from '@clearline/identify';

const OTHER_CODES =
  'error|promo|promotion|invite|invitation|status|zip|postal|qr|country|area|referral|coupon|discount|gift|redeem|redemption|voucher|product|item|order|source|response|bar|check|proof|pickup';

const THINGS: Readonly<Record<string, string>> = {
  code: `验证码|校验码|检验码|动态码|动态密码|动态口令|短信码|短信密码|确认码|授权码|yzm|(?<![\\u4e00-\\u9fff])码(?=是?(?:多少|几|什么))|[六四64]位数字?|(?<![a-z])(?:six|6|four|4)[- ]digits?(?![a-z])|(?<!(?:${OTHER_CODES}) )(?<![a-z])codes?(?![a-z])|(?<![a-z])(?:otps?|one-time pass(?:word|code)s?|passcodes?)(?![a-z])`,
  password: '(?<!动态|短信|一次性)密码|mima|(?<!one-time )passwords?|(?<![a-z])pin(?![a-z])',
  card: '卡号|银行卡|信用卡|cvv|cvc|安全码|背面的?[后末]?(?:三位|3位)|(?<!gift )card (?:numbers?|details|info)|(?:digits|numbers?) on the back|expiry date|(?:sides?|photos?|pictures?|front|image) of (?:your|the) (?:bank |credit |debit )?card',
  identity: '身份证|证件号|护照号|(?<![a-z])(?:id (?:card )?numbers?|id cards?|passports?)(?![a-z])',
};

const HAND_OVER = '(?:发|报|念|说|告诉|提供|回复|给)(?:一下|下|个|来|过来)?给?';
const SEND = '(?:send|tell|give|share|read|text|forward)';
const CLAUSE = '[^,;:。!?\\n]';

/** What troubles somebody with such a thing may be shown: 密码错误的截图发我. */
const ITSELF =
  '(?!的?(?:错误|不对|收不到|没收到|过期|失效|页面|提示|报错|找回|重置|修改|设置|问题|输入框|登录))';
const TO_US = '(?:我(?!们?的)|客服|这边|这里|过来|聊天|对话)';

/** For each of the things, in both languages. */
const forThing = (thing: string): readonly string[] => [
  // 验证码是多少, "what is the code".
  `${thing}(?:号码?|数字?|数)?[收到的您是呢]{0,5}(?:多少|什么|啥|几(?=[,。!?\\n]|$))(?!位|次|时|原因|意思|问题|样|情况|用|钱|叫)`,
  `(?:请问|问一下|您的|你的)${CLAUSE}{0,6}${thing}[是呢](?=[。!?\\n]|$)`,
  `what(?:'s| is| was| are) (?:the|your)[a-z -]{0,24}${thing}`,
  `(?:what|which|let me (?:know|have) (?:the|your))[a-z -]{0,16} ${thing}`,
  `(?:could|can|may|would) (?:i|we|you)[a-z -]{0,16} (?:have|get|know|confirm|check)[a-z -]{0,16}${thing}`,
  // "I need your code".
  `(?:i|we)(?:'ll| will| would)?(?: just| only| also)? need[a-z -]{0,24}${thing}`,
  // 把验证码发我, "send me the code".
  `${thing}${ITSELF}${CLAUSE}{0,8}(?:发|报|念|说|告诉|提供|回复|拍|上传|传|给)(?:一下|下|个|照)?(?:给|到)?${TO_US}`,
  `(?:提供|告知|出示|报一下|发一下|发下|报下|发送|发来|给我)${CLAUSE}{0,8}${thing}`,
  `(?<![a-z])${SEND} (?:me|us)[a-z -]{0,24}${thing}`,
  // 还记得密码吗?发我
  `${thing}${CLAUSE}{0,10}[?,](?:收到了?|有的话|记得的话|那|就|请|麻烦|您|你){0,2}(?:再|直接)?${HAND_OVER}我`,
  `${thing}[a-z ]{0,16}[,?。](?:please |just |then )?(?:paste|type|send|post|share|put|drop|tell|give|read) (?:it|them|that)(?![a-z])`,
  // 在这里输入验证码
  `在(?:这里|这儿|此处|这边|聊天|对话框)${CLAUSE}{0,6}(?:输入|写|发|填|回复|报)${CLAUSE}{0,8}${thing}`,
  `${thing}${CLAUSE}{0,6}(?:写|发|填|输|回复)(?:在|到)(?:这里|这儿|这边|聊天)`,
  `(?:type|enter|write|put|paste|reply with)[a-z -]{0,20}${thing}[a-z ]{0,16} (?:here|in(?:to)? (?:this|the) chat)`,
];

/** What is forbidden is asked for all the same; no refusal undoes it. */
const exceptNow = (thing: string): readonly string[] => [
  `${thing}[^。!?\\n]{0,24}(?:不过|但|可是|只是|除非|这次|特殊)[^。!?\\n]{0,16}${HAND_OVER}我`,
  `${thing}[a-z ,']{0,24}(?:but|however|except|this time)[a-z ,']{0,24}(?<![a-z])${SEND} (?:it|me|us|that|yours)`,
];

/** Typed somewhere, which is theft only where that is no page of ours. */
const typed = (thing: string): readonly string[] => [
  `(?:输入|填写|填|登记|提交)${CLAUSE}{0,8}${thing}`,
  `(?<![a-z])(?:enter|type|submit|fill in)[a-z -]{0,24} ${thing}`,
];

type Table = Readonly<Partial<Record<CueCode, readonly string[]>>>;

const OTHERS: Table = {
  'asks-transfer': [
    `(?:收款码|付款码)${CLAUSE}{0,6}(?:付|转|支付)`,
    '(?:付|汇|(?:转|打)(?:钱|款|账|\\d{1,6}元?))给我(?!们)',
    '(?<!已|退款|将|您|你)(?:汇款?|转账|打款|付款|转)(?:到|至|入|给)[^,;:。!?\\n]{0,10}\\d{8,}',
    '(?:转账?|付款?|汇款?|打款|打钱|转钱)(?:到|给|至|进)我(?:们?的?|个人)(?:支付宝|微信|卡|账户|账号)',
    '(?:pay|wire|transfer)[a-z0-9 ]{0,16} (?:me|to me|to my)(?![a-z])|pay me(?![a-z])',
  ],
  // Whatever for: no agent needs to see a customer's screen.
  'asks-screen': [
    '屏幕共享|共享(?:一下|下)?(?:您|你)?的?(?:手机|电脑)?屏幕|投屏|远程(?:协助|控制|桌面|操作|帮|连|看|一下)|开启?(?:一下|个|下)?远程',
    '向日葵|todesk|anydesk|teamviewer|rustdesk|(?:share|see|show me) (?:your|the) screen|screen[- ]?sharing|remotely|remote (?:access|control|assist)',
  ],
  'asks-other-app': [
    '留(?:个|一个|一下|下)?(?:您|你)?的?(?:微信|qq|企微|telegram)|加(?:一下|下|个|上)?(?:您|你|我|我们)?的?(?:微信|qq|企微|企业微信|钉钉|vx|telegram|whats ?app)',
    '(?:微信|qq|企微|企业微信)号?是?(?:多少|几号|什么)',
    '(?:move|switch|go|continue|talk|chat)(?: over)? (?:to|on|via) (?:qq|we ?chat|whats ?app|telegram|line|signal)(?![a-z])',
  ],
};

const ofEach = (patterns: (thing: string) => readonly string[]): Table => ({
  'asks-code': patterns('{code}'),
  'asks-password': patterns('{password}'),
  'asks-card': patterns('{card}'),
  'asks-identity': patterns('{identity}'),
});

const compile = (table: Table): readonly (readonly [CueCode, RegExp])[] =>
  Object.entries(table).map(([code, patterns]) => [
    code as CueCode,
    new RegExp(
      patterns
        .map((pattern) => pattern.replace(/\{([a-z]+)\}/g, (_, name: string) => `(?:${THINGS[name]})`))
        .join('|'),
      'g',
    ),
  ]);

export const ASKED = compile({ ...ofEach(forThing), ...OTHERS });
/** No refusal undoes these. */
export const EXCEPTED = compile(ofEach(exceptNow));
/** These are requests only where the text leads to somebody else's page. */
export const TYPED = compile(ofEach(typed));
