/** Which cues a rule of what an operator never does forbids. */
import { fold } from '../fold/fold.ts';
import { CUE_CODES, type CueCode } from './codes.ts';
import { compile } from './compile.ts';
import { readingOf } from './reading.ts';

const TOPICS: Readonly<Record<CueCode, readonly string[]>> = {
  'asks-code': ['{code}', '验证码', '(?<!card )(?<!gift )(?:codes?|otps?)(?![a-z])'],
  'asks-password': ['(?<!动态|短信|卡号|卡的)密码', '(?:passwords?|pins?)(?![a-z])'],
  'asks-card': [
    '银行卡|信用卡|储蓄卡|(?<!礼品|充值)卡号|cvv|安全码',
    '(?:bank|credit|debit|payment)[- ]cards?',
    '(?<!id )card (?:numbers?|details)|cvv|bank details',
  ],
  'asks-identity': [
    '身份证|证件照|人脸|刷脸',
    '(?<![a-z])(?:ids?|passports?|identity (?:cards?|documents?)|face scans?)(?![a-z])',
  ],
  'asks-card-secret': [
    '卡密|充值码|兑换码|激活码',
    '(?:gift[- ]card|redemption|redeem|voucher|card) (?:codes?|keys?|secrets?|pins?)',
  ],
  'asks-transfer': [
    '转账|汇款|打款|付款|安全账户|个人账户|私人账户|保证金|解冻金|押金|手续费|垫付|先付|私下交易',
    '(?:transfers?|wire|safe accounts?|private accounts?|personal accounts?|deposits?|pay(?:ments?)? (?:first|up ?front|in advance|outside|us|any)|send (?:us )?money|gift cards)',
  ],
  'asks-screen': ['{screen}|屏幕|远程', '{conference}', 'screens?(?![a-z])', 'remote'],
  'asks-other-app': [
    '{app}|加群|进群|拉群|其他平台|其他软件|第三方软件|私聊|私下联系|站外|下载<..>(?:app|软件)',
    '(?:other|another|outside|third[- ]party) (?:apps?|platforms?|messengers?)|groups?(?![a-z])|download|install (?:an? )?(?:apps?|software)',
  ],
  'asks-link': ['链接|网址|二维码|扫码', '(?<![a-z])(?:links?|urls?|qr codes?)(?![a-z])'],
  'asks-secrecy': [
    '保密|不要挂断|不要告诉|告诉(?:家人|他人|别人)|隐瞒|挂断|对家人',
    '(?:in|a|it|this|call|conversation) secret|secrecy|confidential|tell (?:no ?one|nobody|anyone|your)|hang(?:ing)? up|stay on the (?:line|phone)',
  ],
  threatens: [
    '威胁|恐吓|冻结|封号|起诉|征信|报警|法律',
    'threat(?:en|s|ening)?|freez(?:e|ing)|sue|suspend|credit (?:record|score)|legal action',
  ],
  hurries: ['催促|限时|立即|马上|倒计时', '(?<![a-z])(?:rush|hurry|pressure|deadline|urgent)'],
  'promises-compensation': [
    '双倍|赔付|赔偿|理赔|退一赔',
    'double|compensat|(?:call|text|message|contact)<...>refunds?',
  ],
  'promises-gain': [
    '中奖|奖品|返利|刷单|兼职|低价|代充|佣金|红包',
    'prizes?|lotter|commission|cheap|bonus|winnings|part-time',
  ],
  'claims-official': [],
  'claims-authority': ['公安|警方|法院|银行工作人员|公检法|检察', 'police|court|authorit'],
  'called-you': [
    '主动<..>(?:电话|来电|致电|打|拨|联系|外呼|短信)|打电话|给您打|致电|来电|外呼|电话联系|先打',
    '(?<![a-z])(?:call(?:s|ing)?|phone|ring|telephone|cold-call)(?![a-z])<..>(?:you|customers|users|first|out|anyone)',
    'outbound|call first|contact you first',
  ],
};
const COMPILED = CUE_CODES.filter((code) => TOPICS[code].length > 0).map((code) => ({
  code,
  pattern: compile(TOPICS[code], ''),
}));

const REFUSES =
  /绝不|决不|从不|永不|不会|不得|不要|不向|不以|不通过|不主动|不索|不收|禁止|严禁|绝对不|never|(?:do|will|does|would) not|don't|won't|no employee|nobody/;

/** In the order of {@link CUE_CODES}; empty where a rule forbids nothing that is known. */
export function cuesForbiddenBy(rule: string): readonly CueCode[] {
  const sentences = readingOf(fold(rule)).text.split(/[。!?\n]/);
  const refusing = sentences.filter((sentence) => REFUSES.test(sentence));
  const said = refusing.length > 0 ? refusing : sentences;
  return COMPILED.filter(({ pattern }) => said.some((sentence) => pattern.test(sentence))).map(
    ({ code }) => code,
  );
}
