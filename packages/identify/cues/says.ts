/** How a message threatens, promises and claims, in patterns as those of asks.ts. */
import type { CueCode } from './codes.ts';

export const SAYS = {
  threatens: [
    '(?:每个?月|每年|明天|今晚)<..>扣(?:您|你|我)?',

    '按\\d转|(?:扣|降)<..>信誉分|不处理会|停止结算|封号|[不未](?:填|补|交|还|配合|登记|更新|认证|绑定|注销|关闭|取消)(?:写)?的?(?:话)?<..>(?:将|会|就)<..>(?:停|封|扣|影响|冻|关|无法|不能|上报|抓|继续)',
    'auto-?renew|account (?:will|to) be closed|used in a crime|hackers',

    '(?:再不|若不|如不|否则|逾期|不然)<...>(?:影响|冻结|停|关|封|抓|起诉|上报|清零|作废|处理|追究|扣|失效)',
    '(?:被开除|丢工作|坏账|侵占|来不及了|抓你|查封)',

    '(?:冻结|封号|封停|封禁|封掉|查封|停用|扣押|停机|清零|没收(?!到)|扣费|自动扣|被扣|下架|关店|吊销|拉黑|盗刷|盗用|违规|被限制|限制(?:使用|登录|提现|消费|交易)|暂停(?:使用|服务|结算|交易)|永久|(?:将|会|被|不|否则|要|需)注销)',
    '(?:起诉|立案|逮捕|拘留|拘捕|坐牢|通缉|传唤|传票|强制执行|法律责任|律师函|追究|刑事|移交|上门催|抓你|抓我|抓人|黑名单|老赖|失信)',
    '(?:影响|进入|上|纳入|列入|损害|上报)<..>(?:征信|信用)|征信<..>(?:影响|受损|污点|不良|逾期|异常|黑)',
    '(?:涉嫌|涉及|涉案|牵涉|卷入|参与)<..>(?:洗钱|诈骗|案|犯罪|违法|违规|毒|非法|套现|盗刷)|洗钱',
    '(?:每个?月|按月|按年|每年|自动|默认|明天|今晚)(?:都)?(?:会|要|将|从)?<..>(?:扣(?:款|费|除|\\d|[一二三四五六七八九])|续费)',
    '(?:作废|失效|后果自负|责任自负|视为放弃|自动放弃|逾期不候|违约|滞纳金|存在风险|账户异常|账号异常|异常登录|异地登录|异常)',
    '(?:suspend(?:ed|ing)?|suspension|block(?:ed)?|frozen|freeze|terminat(?:e|ed|ion)|locked|limited|restricted|deactivat(?:e|ed)|closed|arrest(?:ed)?|warrant|legal action|lawsuit|sued?|prosecut(?:e|ed|ion)|credit (?:record|score|history|rating)|jail|prison|unauthori[sz]ed|suspicious|unusual|compromised|illegal|money laundering|returned to sender|late fee|disconnect(?:ed)?|deleted|lose access|penalty|on hold|renews? today|(?:will be|been|was|were) charged|hacked|stolen)(?![a-z])',
  ],
  hurries: [
    '(?:\\d{1,3}|[一二两三四五六七八九十半几]{1,3})个?(?:小时|分钟|天|日|工作日)(?:之?内|以内|后将|后自动|后|未处理|失效|过期|截止)',
    '(?:今天|今日|今晚|当天|当日|本日|月底|24点|零点|下班|明天|下午)<..>(?:之?前|内|截止|必须|过期|最后|到期|停用|不处理)',
    '最后(?:一次|一天|期限|机会|通知|提醒|通牒|\\d|一步)|仅限|截止|即将',
    '(?:限时|立即|立刻|马上|尽快|速速?(?=联|办|处|来|登)|赶紧|抓紧|紧急|急需|名额有限|逾期|赶快|火速|迅速|加急|催得急|着急)',
    '(?:within|in the next|less than|only|in) (?:\\d{1,3}|twenty[- ]four|one|two|a few) ?(?:h|hrs?|hours?|minutes?|mins?|days?)(?![a-z])',
    '(?:immediately|urgent(?:ly)?|final (?:notice|warning|reminder)|last (?:notice|chance|warning)|right now|asap|expires?|before midnight|act now|as soon as possible|right away|today)(?![a-z])',
  ],
  'promises-compensation': [
    '一件赔|补偿(?:给)?(?:您|你)|办理补偿|(?:统一|集中)退款|退息|your refund',

    '赔(?:您|你|我)?\\d|赔(?:您|你)[一两三四五六七八九几]|帮(?:您|你)退|给(?:您|你)退|退款码|收款认证',

    '(?:退款|退钱|退不了款?|退费|赔付|赔款|理赔)<....>(?:先|需要?|得|必须)<..>(?:开通|关联|绑定|操作|配合|激活|认证|转|交|缴|填)',
    '(?:多赔|多退|多转|多打)了?(?:您|你|我)?',
    'credit<..>back|put the refund',

    '(?:双倍|两倍|2倍|三倍|3倍|十倍|10倍|多倍|加倍|[一二三四五]倍)(?:的)?(?:退款|退还|赔付|赔偿|理赔|返还|退|赔|补偿)',
    '(?:退一赔[一二三十]|假一赔[一二三四十]|退1赔\\d|退一陪|①对①)',
    '(?:赔付|赔偿|赔|退|补偿|理赔)(?:给)?(?:您|你|我)?<..>(?:双倍|[两三四十]倍|\\d倍)|赔(?:付|偿|给)?(?:您|你|我)',
    '(?:给|为|向|对|帮)(?:您|你|我)(?:们)?<..>(?:理赔|赔付|赔偿|补偿|退款|退钱|退费|退货款)',
    '(?:主动|快速|急速|极速|先行|全额)(?:理赔|赔付|退款|赔偿)|办理(?:退款|理赔|赔付|赔偿)|(?:退款|理赔)(?:申请)?已受理',
    '(?:理赔|赔付|退款|补偿|退税|赔偿)(?:通道|专员|中心|部门|流程|链接|群|客服|款|金|申请|操作|员)',
    '(?:有一笔|未领取?的?|尚未领取?的?|没领的?)<..>(?:退款|退税|赔付|补偿|赔款|退费)|(?:退款|退税款?|赔款|补偿款?)<..>(?:没领|未领|尚未领|待领)',
    '(?:double|twice|triple|2x|3x|200%)<..>(?:refund|compensation|money|amount|payment|back)',
    '(?:compensat(?:e|ion)|refunds?|reimburse(?:ment)?|reverse|settlement)<...>(?:double|twice|triple|you|your|pending|owed|due|eligible|department|claim|charges?|of)',
    '(?:owed|due|eligible for|entitled to|claim|process|issue|receive|get|qualify for|pending)<..>(?:refund|compensation|rebate|reimbursement|settlement)',
  ],
  'promises-gain': [
    '(?:手动|人工|内部)(?:给你|给您)?(?:充|到账)',

    '赚\\d|(?:最低|保底|每天|一天)<..>(?:\\d{2,4}|[一二两三四五六七八九]百)',
    '点关注|涨停|跟(?:着|我)?(?:老师)?买|体验[三3]天|信誉分',
    '在家赚|earn from home|we pay|per (?:review|product|task|like)|mentor|doubled',
    '(?:会员|年卡|月卡)<..>(?:只要|仅|才)\\d',

    '获得了?<..>(?:一台|一部|一份|一套|手机|平板|大礼)',
    '抢单|淘客|高佣|额度\\d|预审|\\d{1,2}折<..>(?:充|慢充|内部)|低价',
    '(?:lucky|spin the wheel|free (?:phone|iphone|gift)|claim your)',

    '(?:福利单|修复单|任务|派单|返现|返款)<....>(?:名额|报名|提现|本金|佣金|返)|(?:充值?|投|垫)\\d{2,6}(?:返|送)\\d',
    '一单\\d|每单\\d|\\d元一单|(?:每天|一天|日)<..>(?:赚)?(?:\\d{3}|[一两三四五六七八九]百)',
    '本金<..>(?:佣金|翻|返)|佣金<..>本金',
    '(?:追回|维权|追款)<..>(?:团队|律师|黑客|网警|公司|退款)',
    '(?:不看|免|无需)征信|当天放款|最高额度',
    'remote job|(?:per|a) day[。,]|\\d{2,4} (?:per|a) (?:day|hour)|recruit(?:er|ing|ment)',

    '(?:中奖|获奖|幸运用户|幸运观众|幸运大奖|抽中|抽选|中了<..>万|一等奖|二等奖|特等奖|大奖|奖金|领奖|免费领|免费送|0元领|零元购|大礼包|(?:领取?|送)<..>(?:奖品|礼品|奖励|大礼|补贴|红包|福利|粮油|鸡蛋))',
    '(?:刷单|刷信誉|刷好评|点赞(?:任务|员|关注|赚)|给<..>点赞|做任务|做单|任务单|连单|关注任务|接任务|垫付(?!了|过)|返佣|返利|佣金|日结|日赚|日入|月入|躺赚|稳赚|高回报|高收益|保本|内幕|内部消息|内部股票|带单|带你|在家赚钱|轻松赚|零投资|收益|翻倍|必赚|包赚|赚钱|投资|手机即可|有手机就行|垫\\d{2,5}返)',
    '(?:低价|超低|最低价|半价|[一二三四五六七八九1-9](?:\\.\\d)?折|\\d{2}折|特价|内部价|员工价|内部渠道|便宜|优惠价)<...>(?:充值|代充|代冲|充|卡|话费|油卡|会员|点券|q币|皮肤|钻石|加油|渠道|货源|\\d)',
    '(?:话费|充值|点券|卡|代充|内购|币)<..>(?:折|只要\\d|优惠|便宜|半价)|给你便宜|便宜\\d',
    '(?:高价|秒|大量|专业|长期|回收)<..>(?:回收|收购|收|卡|号|账号|微信|点券)',
    '(?:代充|秒到账|秒打款|内部号|征信修复|包洗白|洗白|修复征信)',
    '(?:无抵押|免征信|低息|秒批|秒下款|无视黑白|最高可?贷|额度已|(?:贷款|下款|放款)<..>(?:批|审|通过|失败|额度|秒|到账)|(?:才|马上|立即|当天)<..>(?:下款|放款))',
    "(?:you(?:'ve| have)? (?:just )?(?:won|win|been (?:selected|chosen|picked|pre-?approved))|prizes?|lottery|winner|jackpot|free gift|guaranteed|daily (?:profit|income|pay)|easy money|earn(?:ing)?<..>(?:day|hour|week|daily|weekly|\\d)|part[- ]time|work from home|cheap(?:est)?|high returns?|commissions?|double your|invest(?:ment|ing)?|trading|\\d{1,2}0% off|passive income|bonus|profits?|gift card|discount(?:ed)?|inheritance|selected)(?![a-z])",
  ],
  'claims-official': [
    '按\\d(?:键)?转(?:人工|接)?|误(?:点|开通|开|操作|将(?:您|你)|把(?:您|你))',

    '(?:退款|理赔|售后|审核|结算|对账|补单)(?:员|专员|主管|部)',
    '(?:二级|一级|高级|资深|技术)客服',
    '(?:with|from) the (?:platform|company|shop|store)',

    '客服(?:专员|在线|中心)?(?:退款|理赔|赔付)|联系人工|人工(?:办理|服务):',

    '(?:这里|这边|我这边|我这里)是<...>(?:部|中心|平台|公司|总部|商城|店)',

    '{self}<...>{service}',
    '(?:自称|冒充|声称|号称|假冒|说是|称是|说自己是|说他是|说她是|说他们是)<...>(?:{service}|平台|工作人员|你们|老师|卖家|专员)',
    '(?:{service}|平台|你们的人|工作人员|专员)(?:的人)?(?:让我|叫我|要我|问我|来电|说要|说我|找我要|加我|教我|打来)',
    '(?:官方|唯一|人工|在线|专属|理赔|退款|售后|平台|补单|解冻|金牌|新|淘宝|抖音|京东|快递|银联|微信|line|qq|tg)(?:的)?(?:客服|热线|专员|理赔员)',
    '客服(?:热线|电话|号|微信|qq|专线|部|中心|主管|经理|专员|人员|通知|升级|在线|:|将|统一|会|为您|处理)',
    '(?:官方认证|官方授权|唯一授权|唯一官方|指定售后|风控中心|风控部门?|风控专员|安全中心|理赔中心|理赔部|理赔员|结算中心|清算中心|工作人员|专员|本店|我公司|我司|我们公司|平台推出|平台要求|系统检测|系统提示|官网最新)',
    '(?:尊敬的|亲爱的)(?:用户|客户|会员|商户|买家|顾客|vip|玩家)|^亲',
    '(?:said|saying|says|claim(?:s|ed|ing)?|pretend(?:s|ed|ing)?)<....>{service}',
    '{service}<..>(?:here|calling|speaking|notice|alert|called|agent|asked me|told me|wants me)|(?:our|my) (?:agent|technician|specialist|support|team|billing)',
    '(?:dear|valued) (?:customer|user|member|client)',
  ],
  'claims-authority': [
    '国家严查|国家(?:规定|政策)|上级通知|监管要求|按照?规定',

    '(?:专案组|重案组|办案组|警官证|逮捕令|通缉令|金融监管|公证)',

    '(?:出入境|移民局|管理局|国家安全|清算局|金管局|监管局|医保中心|办案民警|军官|大使馆|领事馆)<..>(?:通知|提醒|让|要|说|发|的|连线|联系)?',
    '(?:转接|连线|转到)<..>{authority}',
    '{authority}<..>(?:让|叫|要求|要)我',

    '{self}<...>{authority}',
    '(?:自称|冒充|声称|号称|假冒|说是|称是|说我)<...>{authority}',
    '{authority}<..>(?:通知|来电|提醒|告知|提示|警官|科|支队|大队|给我|让我|叫我|要我|说我|打电话|发(?:来|的短信|短信)|专员|工作人员|传票|的同志|的人|:|预警)',
    '(?:根据|按照|按|依据|应|受|配合)<..>(?:{authority}|国家|监管部门|相关部门)<..>(?:要求|规定|通知|委托|标准|调查|法)?',
    '[王李张刘陈赵]警官|警官|配合调查|资金清查|资金核查|资金比对|做笔录|办案',
    '(?:says?|said|saying|claims?|claimed|claiming|from)<...>{authority}',
    '{authority}<..>(?:notice|department|officer|calling|here|requires|refund|called|case)',
  ],
  'called-you': [
    '\\d来电|号打(?:我|来|给)|打来|(?:老|一直|总)有个?<...>打我',
    '联系我说',

    '(?:接到|收到|接了|接过)<...>(?:电话|来电|短信|打来|打的|信息|消息)',
    '(?<!我.{0,4})(?:打|拨)(?:电话)?(?:来|过来|给我|给你|我电话|了个电话|了电话|我手机|电话来|电话给(?!客服|你们))',
    '(?:给我|跟我)<..>(?:打|来)(?:了|过|个|通|一){0,3}(?:电话)',
    '(?:来电|来电话|电话)(?:说|称|自称|告诉我|让我|要我|显示|是谁|问我)|(?:的|有个|有|个)电话<..>(?:说|称|问)',
    '(?:给我|跟我)(?:发|来)(?:了|个|条|一条){0,2}(?:短信|信息|消息)|发的短信|发来的?短信|短信说',
    '(?:(?:got|received|had|get|getting) (?:a|this|an|another)<..>(?:call|text|sms|message)|(?:called|calls|calling|phoned|rang|texted|messaged) (?:me|and said|saying|from)|keeps calling|just called)',
  ],
} as const satisfies Partial<Record<CueCode, readonly string[]>>;
