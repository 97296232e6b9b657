/** The words around digits that say what they are. All in lower case; Chinese ones need no border. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Somebody is to be called, or calls. */
export const CALLS = words(`
  电话 热线 致电 拨打 拨 打 来电 打给 打到 呼叫 专线 座机 固话 手机 联系 客服 服务号 号码 短信 回拨 挂断 接到 接听 报警 举报 投诉 求助 咨询 详询 垂询 请询 人工 坐席 移动 联通 电信 银行 警方 官方
  发来 发送 回复 tel phone call dial hotline mobile contact sms text number fax whatsapp ☎ 📞 📱 ☏ 電話 熱線 撥打 專線 來電 手機 聯繫 致電`);

/** What stands right behind a number that is called, or calls. */
export const CALLS_BEHIND = words(
  `热线 来电 打来 的电话 专线 客服 发来 给我 打电话 打过来 打我 投诉 举报 报警 咨询 电话 号码 转人工 的短信 发的 hotline calls called`,
);

/** What follows a number that has a name: 12345政务热线. */
export const NAMED_BEHIND = /^[\p{Script=Han}]{0,4}(?:热线|专线|平台)/u;

/** Digits behind these are something else. */
export const OTHER_THINGS = words(`
  订单 工单 排队号码 开奖号码 中奖号码 抽奖号码 幸运号码 步数 容量 单号 流水 交易号 编号 编码 卡号 银行卡 储蓄卡 信用卡 身份证 证件 护照 卡密 密码 口令 密钥 序列号 激活码 兑换码 验证码 校验码 确认码 取件码 提取码 邀请码
  动态码 尾号 后四位 工号 学号 型号 货号 条码 条形码 统一社会信用代码 税号 合同 发票 备案 许可证 icp 端口 版本 邮编 邮政编码 坐标 经度 纬度 金额 价格 售价
  余额 积分 经验 批号 票号 车次 航班 数量 库存 销量 浏览 阅读 点赞 粉丝 播放 人数 编译 构建 楼号 房号 门牌 案号 字第 期号 彩票 开奖 学籍 账单 充值 支付 付款
  到账 转账 退款 收款 共计 合计 总计 总共 约 时间戳 像素 分辨率 端口号 进程 错误码 代码 股票 基金 编 款号 批次 房间 桌号 排队 取餐 快递 运单 包裹 物流
  车牌 里程 电量 面积 成绩 得分 分数 第 邮箱 卡片 qq 扣扣 群号 群 流量 会员号 用户id 客户号 户号 条目 序号
  order issue pull bug page chapter code pin otp id no. sn imei isbn uid key serial port version build ver token ticket tracking zip postcode price total amount
  balance account card model item sku ref batch invoice timestamp error pid size rmb cny usd hash mac ip score`);

/** What may stand between such a word and its digits. */
export const JOINING = /^(?:号码|号|码|no\.?|number|id|为|是|:|#|=|"|'|“|「|\(|\[|【|\s|-|\.|\/){0,6}$/;

/** Right behind a number, what is counted. Of numbers as long as a mobile's only money is. */
export const COUNTED = words(`
  元 块 角 万 亿 千 百 个 名 位 人 次 件 张 份 条 只 台 部 套 级 楼 层 室 栋 斤 克 吨 米 公里 千米 度 岁 天 年 月 日 时 分 秒 期 章 页 行 倍 折 点 积分 金币 钻石
  点券 经验 字 步 票 股 户 家 箱 瓶 包 袋 辆 支 单 笔 场 篇 集 季 mah k w mb gb kb tb ml kg km cm mm px ms kwh rpm % ‰ $ ￥ ¥ € £ ° ℃ × * /`);
export const MONEY_BEHIND = words(`元 块 万 亿 美元 港币 金币 钻石 积分 点券 rmb usd cny % ￥ ¥ $`);
export const MONEY_BEFORE = /[¥$€£₩]\s{0,2}$/;

/** Latin words that may stand right before a number. */
export const GLUED = words(
  `tel phone mobile call dial hotline fax ph cell sms mob to contact at text whatsapp line number t p m v vx wx`,
);
