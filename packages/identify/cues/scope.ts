/** Whether words are meant: not in a refusal, a warning, the news of what befell others, or a question of one's own. */
import type { CueCode } from './codes.ts';
import { compile } from './compile.ts';

/** Somebody asks the one who writes, who tells us of it: that is what is asked of them, whatever they call it. */
const TOLD =
  /(?:让|叫|要求|要|问|教|骗|催|喊|劝|诈|威胁|逼)(?:了|着)?(?:我(?!们)|他把|她把)|说我(?!们)|(?:跟|找|向)我(?:要|索|说|借)|你们(?:的)?(?:客服|平台|公司|人|官方|网站)|我(?:该不该|该怎么|要不要|刚|今天|昨天|能信)|(?:asked|told|tells|asks|wants|wanted|want|asking|telling|urging|called|texted|messaged|calling|says?) (?:me|i|my)(?![a-z])|(?<![a-z])should i (?:need|have|pay|send|give)/;

const REFUSED =
  /(?:绝不|决不|从不|永不|不会|不得|不能|不可(?!靠|以)|不要|不再|不应|不必|不用|无需|无须|不需要?|毋须|请勿|切勿|勿|莫|别(?!的|人|处|墅|名|家)|禁止|严禁|杜绝|拒绝|没有|没让|没要|未曾|从未|谨防|警惕|当心|小心|不主动|不通过|不以|不向|不索|不收|不接受|不支持|不存在|不轻信|不透露|不转账|不点击|任何索要|[如若]遇(?:到)?(?:客服|有人|他人|自称)|遇到(?:客服|要求|有人|此类|这种|自称)|如有人|若有人|如果有人|有人(?:自称|冒充)|凡是?|但凡|任何(?:人|要求|以|让|自称|声称)|(?<!['a-z])(?:never|don't|do not|won't|will not|would not|not|no one|nobody|cannot|can't|didn't|doesn't|beware|anyone (?:who|asking)|any (?:call|message|caller|request|text)|no need|without)(?![a-z]))/;
/** "If you do not verify": the refusal is theirs, and a threat follows. */
const UNLESS =
  /(?<![a-z])(?:if|unless|failure|when)(?: you)? (?:do not|don't|not|fail)|(?:如果?|若|要是|倘若)(?:您|你)?不(?:会|能|要)?|(?:别|不(?:要|得|能|会|用|必)?)(?:关机|挂断|挂|退出|离开|关掉?|想?走平台)|不用(?:看|管|理|担心)|(?:不用|无需|不需要?)(?:上|走|去)?(?:平台|出门|经验|门槛|押金|征信)/g;

const WARNS =
  /(?:谨防|警惕|防范|防骗|识别|牢记|切记|提高警觉|提高警惕|识破|揭秘|常见)(?:.{0,20})(?:骗|诈|冒充|假冒)|(?:都是|均为|就是|一律是|一定是|肯定是|必是|全是|属于|均属|都属|百分百是|即是|均是)(?:电信)?(?:诈骗|骗子|骗局|骗人|假的|假冒)|(?:不法分子|骗子|诈骗分子|诈骗团伙|诈骗行为|犯罪分子|嫌疑人|诈骗手法|骗术|诈骗套路|反诈宣传|冒充|谎称|诱骗|骗取|骗走|诱导|上当|处罚公示|骗局|有风险|产生的损失|造成的损失|概不负责|真正的|留个心眼|陷阱|假网站|认准官方|留心|为由|无法追回|别慌|看看就知道|知道是假|顺口溜|口诀|冒牌|十有八九|骗去|骗了|要警惕|当心|是假的(?!吗|么|呢)|不予赔付|某商家|某用户|听说|据说)|(?:it's a trick|put the phone down|think twice|call (?:her|him|them|us) (?:first|back|old)|her old number|scams?|scammers?|fraudsters?|criminals|thieves|impostors?|impersonat(?:e|es|ing|ors?)|phishing|fraudulent)(?![a-z])/;
/** Together they make the whole of a text a warning. */
const WARNING =
  /骗子|诈骗分子|不法分子|冒充|假冒|假客服|轻信|谨防|警惕|防骗|反诈宣传|上当|受骗|骗局|骗术|(?:直接|请|立即|马上|一律)挂|挂掉|别信|不要相信|请勿相信|举报|(?:不明|陌生|可疑)<?(?:链接|电话|人|短信|二维码|来电)|防范|不会(?:要求|索|以|让|主动|向|通过|打|要|加|用|在)|绝不|从不|(?:不要|勿|别|不)(?:随意)?(?:转账|点|透露|泄露|加|扫|下载)|先核实|止付|不是我们|相互转告|转告|(?:scam|fraudster|hang up|(?:never|won't|don't|not) (?:ask|call|text|need|share|click|send|give|tell|post|reply)|beware|impostor|pretend|report it|fake|warning|protect yourself|stay safe)/g;
/** What is said of whoever it may be. */
const SUPPOSED =
  /(?:如果?|若|当|凡|只要|一旦|假如|要是|任何|遇到|遇见|碰到)[^。!?\n]{0,16}(?:有人|接到[^。!?\n]{0,8}(?:电话|短信|来电)|对方|陌生|自称|要求您|要求你|让您|叫您|此类|这种情况|这类)|谁(?:要|让|叫|跟|找)|(?:a man|a woman|someone) (?:says|calls)|if (?:someone|anyone|anybody|a caller|they|you (?:get|receive) (?:a|such|one))|不是(?:我们|官方|平台|本平台)|别信|不要相信|请勿相信|直接挂断|请挂断/;
/** As reporters and the police write of others. */
const TELLS =
  /(?:警方|民警|记者|派出所|法院审理|检察院起诉|获刑|受害人|受害者|被害人|当事人|市民|网友|居民|某某|[王李张刘陈赵周吴孙]某|[王李张刘陈赵周吴孙](?:女士|先生|大爷|阿姨|奶奶)接|近日|日前|案例|据悉|据了解|被骗\d|被骗走|损失\d|本报讯|通报|破获|抓获|反诈(?:宣传|课堂|小贴士)|victims?|police said|was scammed|were scammed|reported that|according to|sentenced)/g;
/** What to do with such a message or caller: one is enough. */
const ADVISES =
  /(?:请|立刻|马上|立即|先|直接|尽快)(?:停止交易|停止操作|挂断|挂电话|删除|拒绝|远离|忽略)|不用理|别慌|真正的退款|认准官方|最管用|小贴士|slow down|ignore (?:it|that|the)|delete it|it's (?:a trick|probably)/;
const MANY = 2;
const REPORTS =
  /记者|新规|本报讯|据悉|近日|日前|警方通报|获刑|调查发现|年度|揭秘|解读|律师解答|police said|the court|consumer/;
const ADDRESSES = /[您你]|(?<![a-z])your?(?![a-z])/;
const ASKS_US =
  /怎么|如何|怎样|为什么|为啥|多少|在哪|哪里|哪个|能不能|可不可以|什么时候|谁出|多久|(?<!是|真的|的)吗|how (?:do|can|to|long|much)|where|why|can i|could i|is there|when will/;
const TEACHES = /您|发给我|告诉我|给我|教|帮你|指导|想知道|加我|我是/;
const DONE =
  /(?:已经?|刚)(?:转|付|交|给|打|汇|充)|(?:转|付|交|打|汇|寄|缴)(?:账|款|纳)?(?:了|过)(?!才|后|就)|(?:have|has|'ve|i) (?:sent|paid|transferred)/;
/** As a genuine code is sent: with its digits. */
const SENDS_CODE = compile(
  ['{code}<..>[a-z]{0,2}\\d{3,8}', '\\d{3,8}<..>{code}', '(?:code|验证码)[^。\\n]{0,12}\\d{3} ?\\d{3}'],
  '',
);
/** What is at stake when it is not colleagues who share a screen. */
const STAKE =
  /退款|退费|理赔|赔|会员|取消|关闭|扣费|扣款|银行|账户|资金|钱|卡|客服|核实|核对|核验|笔录|公安|操作|流水|网银|贷|注销|安全|帮您|帮你|关掉|refund|cancel|bank|account|money|payment|card|charge|customer|agent|technician|subscription|virus|fraud/;
const AT_WORK = /大家|各位|同事|方案|文档|代码|ppt|打印机|老师讲|上课|everyone|slides|team|deck|demo|standup/;

/** What names its place in the app, or asks for nothing, is how a platform writes. */
const PROCESS =
  /可在|app内|app“|“我的|在线客服|订单页|订单详情|详情中|详情里|商家后台|后台查看|小程序|退订回|拒收|请在app|无需(?:任何)?(?:操作|申请|提供)|不需要您|不收取任何|自动(?:到账|解冻|退款|退回|退还)|原路退回?(?:微信|支付宝|零钱)?,?预?计?.{0,6}工作日|网点|官方app|no(?: further)? action|you don't need to|under (?:settings|orders)|in (?:the|your) (?:app|settings|account)/;

const OWN_PLACE =
  /app内|app“|“我的|订单页|订单详情|订单里|订单中|我的订单|商家后台|在线客服查询|官方app|(?:app|官网)(?:里|中|上)?(?:按提示|自助|提交|上传|修改|完成|办理|操作)|under (?:settings|orders)|in (?:the app|settings)/;
/** Rules and contracts name what is handed over and paid, and to whom. */
const RULES =
  /(?:入驻|申请|退款|提现|注册|开店|招聘)(?:流程|规则|须知|指南|条件)|(?:标准|规则|说明|须知|公告|条款|处理|路径):|合同|甲方|乙方|法务|供应商|报销|稿费|工资卡|入职|invoice|supplier|contract|legal has/;
/** What people who know each other pay. */
const EVERYDAY =
  /房租|餐费|饭钱|票钱|压岁钱|生活费|电费|水费|水电|聚会|会费|班费|拼车|团购|份子钱|钱还你|还你钱|餐|rent|dinner|lunch|tickets|groceries|birthday/;
const BILLS = /本期(?:应还|账单)|本月|还款日|账单已出|欠费|缴费|电费/;
const PLACES = /wi-?fi|路由器|门锁|密码锁|门牌|staging/;

const DROPS: readonly { readonly codes: readonly CueCode[]; readonly when: (text: string) => boolean }[] = [
  { codes: ['asks-secrecy', 'hurries', 'asks-link'], when: (text) => SENDS_CODE.test(text) },
  {
    codes: ['promises-compensation', 'hurries', 'claims-authority', 'threatens'],
    when: (text) => PROCESS.test(text) && !TOLD.test(text),
  },
  {
    codes: ['asks-transfer', 'asks-identity', 'threatens', 'promises-gain', 'asks-card'],
    when: (text) => RULES.test(text) && !TOLD.test(text),
  },
  {
    codes: ['asks-transfer', 'asks-card-secret', 'asks-card'],
    when: (text) => EVERYDAY.test(text) && !TOLD.test(text),
  },
  { codes: ['threatens', 'hurries'], when: (text) => BILLS.test(text) },
  { codes: ['asks-password'], when: (text) => PLACES.test(text) },
  {
    codes: ['asks-card', 'asks-identity', 'asks-other-app'],
    when: (text) => OWN_PLACE.test(text) && !TOLD.test(text),
  },
  { codes: ['asks-screen'], when: (text) => !TOLD.test(text) && (AT_WORK.test(text) || !STAKE.test(text)) },
];

/** What one does or did oneself: filled in, typed, sent to a friend. */
const OWN_DOING = /我(?!们|司|这|给|帮|教|让|处|方|是|公司)/;
const TO_OTHERS = /[您你]|给我|发我|告诉我|报我|转我|借我|帮我|教我|他们?让|她让/;
const SELF_DONE: ReadonlySet<CueCode> = new Set([
  'asks-code',
  'asks-password',
  'asks-card',
  'asks-identity',
  'asks-card-secret',
  'asks-transfer',
]);

export interface Scope {
  /** Whether what stands there is said of, or to, the one who reads or writes, and not refused. */
  means(code: CueCode, from: number, to: number): boolean;
}

/** These are not undone by a refusal: they are made of one, or happen by themselves. */
const NOT_UNDONE: ReadonlySet<CueCode> = new Set(['asks-secrecy', 'threatens', 'hurries']);
const CLAUSE_END = /[,;:。!?\n]/;
const SENTENCE_END = /[。!?\n]/;

export function scopeOf(text: string): Scope {
  const isNews =
    ((ADVISES.test(text) || new Set(text.match(WARNING) ?? []).size >= MANY) && !TOLD.test(text)) ||
    new Set(text.match(TELLS) ?? []).size >= MANY ||
    (REPORTS.test(text) && !ADDRESSES.test(text));
  const dropped = new Set(DROPS.filter(({ when }) => when(text)).flatMap(({ codes }) => codes));
  const clauses = bordersOf(text, CLAUSE_END);
  const sentences = bordersOf(text, SENTENCE_END);
  const judged = new Map<number, boolean>();
  const isOfOthers = (start: number): boolean => {
    const known = judged.get(start);
    if (known !== undefined) return known;
    const sentence = text.slice(start, endFrom(text, start));
    const isOwn = ASKS_US.test(sentence) && !TEACHES.test(sentence);
    const is = (isNews || isOwn || WARNS.test(sentence) || SUPPOSED.test(sentence)) && !TOLD.test(sentence);
    judged.set(start, is);
    return is;
  };
  return {
    means(code, from, to) {
      if (dropped.has(code) || isOfOthers(sentences[from] ?? 0)) return false;
      // Of what lies between, where it goes over several clauses, no refusal counts.
      const last = clauses[to - 1] ?? 0;
      const begin = clauses[from] ?? 0;
      const said = last > from ? text.slice(begin, from) + text.slice(last, to) : text.slice(begin, to);
      if (SELF_DONE.has(code) && OWN_DOING.test(said) && !TO_OTHERS.test(said) && !TOLD.test(said))
        return false;
      if (code === 'asks-transfer' && DONE.test(text.slice(clauses[from] ?? 0, to + 1)) && !TOLD.test(said))
        return false;
      return NOT_UNDONE.has(code) || !REFUSED.test(said.replace(UNLESS, ''));
    },
  };
}

function endFrom(text: string, from: number): number {
  let end = from;
  while (end < text.length && !SENTENCE_END.test(text[end] ?? '')) end++;
  // The mark is part of it: it says whether it asks.
  return end + 1;
}

/** For each place where its clause or sentence begins. */
function bordersOf(text: string, border: RegExp): Int32Array {
  const starts = new Int32Array(text.length);
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    starts[at] = start;
    if (border.test(text[at] ?? '')) start = at + 1;
  }
  return starts;
}
