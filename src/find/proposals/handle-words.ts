/** The vocabulary by which `handles.ts` knows that a text leads people to an account. All in lower case, folded. */

/** Of letters and digits, folding leaves these; any other letter is one that imitates. */
export const HAN = '\\u3400-\\u4dbf\\u4e00-\\u9fff';
const SIGN = `[^a-z0-9${HAN}]`;
/** What people put between the letters of a word so that no machine finds it. */
const GAP = `${SIGN}{0,3}`;
const words = (text: string): string[] => text.trim().split(/\s+/);
const any = (text: string): string => words(text).join('|');
const apart = (text: string): string => words(text.replace(/\S+/g, (word) => [...word].join(GAP))).join('|');
const re = (source: string): RegExp => new RegExp(source.replace(/\n\s+/g, ''), 'gu');

/** Stands in the text for the name of a platform, so that the patterns below stay short. */
export const MARK = '\ue000';

const HAN_PLATFORMS =
  apart(`公众号 服务号 订阅号 视频号 小程序 生活号 企微 朋友圈 抖音 快手 小红书 小红薯 微博 钉钉 飞书 扣扣 企鹅号 电报
  纸飞机 脸书 推特 闲鱼 旺旺 陌陌 知乎 贴吧 绿泡泡 公眾號 訂閱號 視頻號 小紅書 釘釘`);
const LATIN_PLATFORMS =
  any(`we~chat wei~xin v~xin vx wx qq tg tele~gram whats~app skype viber kakao~talk i~message discord insta~gram face~book
    messenger twitter tik~tok dou~yin wei~bo xhs bili~bili ding~talk wang~wang linked~in snap~chat zalo`).replaceAll(
    '~',
    `${SIGN}?`,
  );
/** Ways to pay are none: half of all notices speak of those. */
export const PLATFORM_ZH = re(
  `[微薇威徽卫维葳溦]${GAP}[信芯心伩x❤♥♡💚💗](?!支付|付款|零钱|红包|转账|钱包|豆)|v${GAP}[信芯心]|b站
    |${HAN_PLATFORMS}|(?:淘宝|天猫|京东|拼多多)(?:店铺?|旺旺|号)|(?<![集人机])群(?![体众组发])
    |支付宝(?=号|账|帐|客服|生活|小程序|好友|搜|\\s?:|[\\s:是为]{0,3}[a-z0-9@"'「『“‘【])
    |(?<=(?:加|\\+|➕)\\s?)(?:v(?![a-z])|微(?!软|调)|[薇威]|q(?![a-z])|扣|我|好友)
    |(?<![a-z])(?:${LATIN_PLATFORMS}|line|signal|zoom|teams|lark|ins|wa|app|alipay)(?![a-z])`,
);
/** Without Han characters some are common words, so only where they can be nothing else. */
export const PLATFORM_EN = re(
  `(?<![a-z])(?:${LATIN_PLATFORMS})(?![a-z])|(?<=\\+\\s?)[vq](?![a-z])
    |(?<![a-z])(?:line|signal|zoom|teams|lark|ins|ig|wa|alipay|app)(?=${GAP}(?:id|account|user|handle|no|friend)(?![a-z])|\\s?[@:])
    |(?<=(?<![a-z])(?:on|via|by|through|our|add|my) )(?:line|signal|zoom|teams|lark|ins|ig)(?![a-z])
    |(?<=(?<![a-z])(?:our|the|my|this) )(?:id|username|handle)(?![a-z])|(?:user|screen|account) name`,
);

/** What asks people to go to an account. */
const LEAD = any(
  `添加 (?<![增参附追叠更])加(?!快[修处恢推升优审]|强[对了审管监保]|大[对了力]|急)入?
   \\+ 搜索? 查找 认准 关注 订阅 扫(?![码描]) 联系 關注 搜尋 聯[繫絡] 咨询 私信 找(?!回) 下载 安装 转到 打款 汇款`,
);
const GO = `${LEAD}|进(?!一步|行(?!业))入?|打开`;
const FILLER = `(?:${any('官方 我们的? 本站的? 一下 客服 售后 专员 专属 号码? 账[号户] 帐[号户] id 名称? 昵称 到 给 群 的 : \\s')}|${MARK})`;
const RUN = `[${HAN}a-z0-9_·-]{2,24}`;
const HERE = '[^。!?;\\n]{0,8}?';

/** The name is the last group of each: after a sign, after "is", right behind what is searched for, or where. */
export const NAMES: readonly RegExp[] = [
  re(`${MARK}${FILLER}{0,4}(?<=[\\s:])(?:是|为|叫)?\\s?(${RUN})`),
  re(`${MARK}${FILLER}{0,4}(?:是|为|叫|即)\\s?(${RUN})`),
  re(`(?:搜索?|查找|认准)${HERE}${MARK}(${RUN})`),
  re(`${MARK}${HERE}(?:搜一?搜|搜索?|查找|认准)${FILLER}{0,4}(${RUN})`),
];
export const QUOTED = re(
  `(?:${MARK}|${LEAD})${FILLER}{0,4}(?:是|为|叫)?["'「『“‘【《[(]\\s?([^"'」』”’】》\\])]{2,24})`,
);
/** After any request, where what names nobody in particular may follow, or stand before. */
export const NAMES_BEHIND = re(`(?:(?:${GO})${HERE}${MARK}|${MARK}(?:找|联系|私信|加))(${RUN})`);
export const NAMES_BEFORE = re(
  `(?:${GO})(?:一下|\\s|到|我们的?|官方的?){0,4}([${HAN}]{2,16}?)[的\\s]{0,2}(?:${MARK}|客户端|软件)`,
);
/** What is said of an account before its name comes, or is all that is said. */
export const NO_NAME = /^(?:好友|账[号户]|帐[号户])+/u;

/** Whatever is named right behind in Latin letters. */
export const LED_ZH = re(`(?:${LEAD}|${MARK})${SIGN}{0,4}${FILLER}{0,4}${SIGN}{0,4}([a-z][a-z0-9_-]+)`);
export const LED_EN = re(
  `(?:${MARK}|(?<![a-z])(?:add|follow|search|scan|dm|message|text|contact|download|install|join|find|ping|whisper|write to|reach|pay|transfer
    |look for|talk to))
    (?:${SIGN}{1,3}(?:for|our|the|us|me|my|on|at|to|is|new|official|friend|account|user|as|app)(?![a-z])){0,6}${SIGN}{1,4}([a-z][a-z0-9_-]+)`,
);

/** What goes on after an account that is not named, or after one that is: no name begins so. */
export const CONTINUES = new RegExp(
  `^(?:${any(`获取 了解 查看 查询 接收 领取 参与 参加 收到 收取 并 后 即 以 便 的 或 和 与 及 来 去 进行 咨询 联系 反馈 留言 通知 消息
    菜单 推送 公告 发布 更新 维护 升级 暂停 恢复 关闭 停用 停止 开通 上线 下线 正常 将 已 可 会 能 不 无法 暂 仍 也 都 等 在 里 中 内 上 下 处
    支付 付款 完成 充值 退款 转账 到账 登录 绑定 授权 扫码 扫一扫 平台 渠道 端 版 今 明 本 从 自 由 于 均 请 如 若 有 没 被 因 受 用户 服务 业务
    活动 通道 接口 系统 订单 商品 会员 币 功能 页面 余额 所有 全体 同 人工 七 每 工作 周 节 放假 休息 提现 直充 卡 点券 影响 之 时 期间 我们 音乐 尊敬 亲爱 各位 大家 您`)})`,
  'u',
);
/** What names nobody in particular. */
export const COMMON_HAN = new RegExp(
  any(`官方 我们 我 您 你 本站 本店 本 平台 公司 商城 最新 新 版本 版 手机 电脑 移动 微信 企业 支付宝 抖音 快手 淘宝 的 了 到 在 里 中 上 一下
    请 或 和 与 对应 相应 相关 各 该 此 这个 以上 下方 上述 游戏 订单 页面 客服 售后 交流 买家 卖家 用户 客户 会员 粉丝 人工 在线 好友 账号
    应用 商店 市场 正版 浏览器 设置 个人 中心 右上角 左下角 菜单 首页 商户 商家 银行 后 再 通过 使用 用 从 您的 自己 并 内 任何 我司`),
  'gu',
);

/** Words and products that are no account, so that a notice may use them beside the name of a platform. */
export const ORDINARY: ReadonlySet<string> = new Set(
  words(`
  a about above access account accounts active activity add address after again all already also always am among an and any anyone
  anything app application apply april are area around article as ask at august auto autumn available away back bad balance bank
  banner be because become been before begin being below best better between bill billing block board book both box brand browser
  bug bug business busy but button buy buyer by call can cancel cannot card care cash cause center centre change channel charge chat
  check china chinese choose claim clear click close closed code coin collect come common company complaint complete confirm connect
  contact content continue copy correct cost could counter coupon credit currency current customer daily data date day december
  delay delete deliver delivery demo description desk detail device different digital direct discount do does done down download
  due during each early earn easy e-mail east edit either electronic email end english enjoy enough enquiry enter error even
  evening event every everybody everyone exchange expect experience expire explain extend extra fail false faq fast faulty february
  fee feedback festival few file fill final find finish first fix flow follow follower for form forward found fraud free friday friend
  from full fully function fund further game gateway general get gift give go good goods great group guide had half happy has have he
  help her here high his history hold holiday home hot hotline hour hours how however human icon id if important in inbox include
  info inform information inside instant instead interface internet into invoice is issue it item its january join july june just
  keep key know known large last late later launch lead learn leave left less let letter level like limit line link list little live
  load local lock log login logo long longer look lost lot low made mail main maintain maintenance make man manage manual many march
  mark market may me mean member membership menu merchant message method middle might migrate mini minor minute miss mobile mode
  monday money month more morning most move much music must my name national near need network never new news next nice night no
  nobody none normal not note nothing notice notification november now number october of off offer office official offline old on
  once one online only open operate operator option or order other our out outage over own owner page paid part partner party pass
  password past patch pause pay payment pc pending people per period person phone place plan platform play please point policy pop
  popup possible post premium press price privacy pro problem process product profile program promise promotion protect provide
  public publish purchase push put qr queue quick quickly rate rather reach read ready real really reason receive recharge record
  recover redeem reduce refer refund register regular reject release relevant remain remind remove renew reopen repair reply report
  request require reset resolve response rest restore result resume retire return review reward right rule safe sale same saturday
  save say scan scam schedule screen search season second secret section secure security see sell seller send sent september server
  serve service session set setting several shall she shop short should show side sign simple since site size slow small so software
  some somebody somebody something soon sorry spring staff standard start state station status stay step still stop store subject submit
  such sunday supplier support suspend sure switch system take talk team technical tell temporary terminal test text than thank that
  the their them then there therefore these they thing think this those three through thursday ticket till time times tip to today
  together token tomorrow tonight too tool top top-up total touch toward trade transaction transfer trial true trust try tuesday two
  type under unavailable understand unit until unusual up update upgrade us usage use user usual valid value verify version very via
  view vip visit visitor voice voucher wait wallet want warn warning was watch way we web website wednesday week weekend weekday weekly
  welcome well were west what when where whether which while who whole whom why will window with withdraw withdrawal within without
  word work world would write wrong year yes yet you your yours zero beijing shanghai shenzhen guangdong hong kong mid-autumn
  private personal install share face id screen-sharing answer moment impostor pretend caution avoid careful fully compensation extra
  sign-in sign-up pre-order follow-up one-time third-party make-up pop-up two-step real-time non-refundable log-in wi-fi covid-19 7x24
  12-hour 24-hour icp http https www ok okay pdf csv excel usb wifi gps sms otp api url html js vpn cpu gpu ssd tv hd uhd svip cdk
  cdkey gmt utc cst am pm rmb cny usd hkd usdt eur jpy mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep oct nov dec
  nitro stars coins gold silver plus max ultra lite
  steam netflix spotify xbox playstation psn nintendo eshop apple itunes icloud google android ios iphone ipad mac macbook airpods
  windows microsoft office adobe amazon kindle paypal visa mastercard unionpay disney hbo youtube chatgpt openai claude midjourney
  roblox minecraft fortnite pubg valorant riot epic blizzard battle net razer garena genshin impact warcraft league legends dota
  huawei xiaomi oppo vivo samsung honor sony ps4 ps5 gta5 wps notion canva duolingo tencent alibaba jd taobao alipay unicom telecom
  chrome safari firefox opera instruction attention apologise apologize disable verification mini-program mini-programme
  subscription barcode agent speed photo beware impersonate ten trouble inconvenience caller browse optimise optimize improve
  temporarily patience four five six seven eight nine twelve twenty thirty fake
  wechat weixin qq weibo douyin telegram whatsapp tiktok skype discord instagram facebook messenger twitter linkedin zoom bilibili`),
);
