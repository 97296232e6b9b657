/** Words by what they mean, as patterns name them in braces. `_` stands for a space. Simplified and in lower case. */
export const WORDS = {
  code: `验证码 验证嘛 验正码 检验码 校验码 动态码 动态密码 动态口令 短信码 短信密码 确认码 随机码 授权码 登录码 手机码 六位数字 6位数字 六位数 6位数 六位码 6位码 四位数字 4位数字
    那串数字 那几个数字 短信里的数字 短信上的数字 短信数字 收到的码 短信内容 短信验证 yanzhengma yzm verification_codes? security_code one-time_(?:pass)?codes? otp passcode sms_code
    (?:six|6|four|4)[-_]digits?(?:_code|_number)? auth(?:entication)?_codes? confirmation_code login_code the_code that_code code_(?:we|i)_sent code_from_(?:the|your)_(?:sms|text)`,
  password: `支付密码 登录密码 交易密码 银行密码 取款密码 账号密码 账户密码 查询密码 密码 mima passwords? pin_(?:code|number) your_pin login_details login_credentials`,
  card: `银行卡号 银行卡信息 银行卡资料 银行卡正面 银行卡正反面 银行卡照片 银行卡 信用卡 储蓄卡 借记卡 卡号后 完整卡号 卡号 cvv2? cvc 安全码 卡背面 有效期 后三位
    bank_card(?:_number|_details)? card_(?:number|details) credit_card(?:_number|_details)? debit_card(?:_number|_details)? bank_(?:account_)?details bank_account_number`,
  identity: `身份证正反面 身份证照片 身份证照 身份证号码 身份证号 身份证件 身份证 手持证件 证件照片 证件照 人脸识别 人脸验证 刷脸 sfz
    (?:photos?|pictures?|copy|scan|selfie)_(?:of|with)_your_(?:id|passport|driver's_licen[cs]e)(?:_card)? your_(?:id|passport)_(?:photo|number|card) id_card passport_(?:photo|number) identity_card`,
  cardSecret: `卡密 卡号密码 卡号和密码 卡的密码 充值码 兑换码 激活码 充值卡密码 礼品卡号 刮开 kami card_(?:key|secret|pin) gift_card_(?:code|number|pin)s? redemption_codes? redeem_codes? voucher_codes? scratch_(?:off_)?(?:the_)?(?:code|pin)`,
  tellMe: `(?:发|报|念|读|说|告诉|回复|提供|转发|截图|拍|传|交|给|告知)(?:给|到|来|过来|一下|下|我|客服|专员|老师|对方|他|她|这边|咱们|我们|本人|出来)`,
  give: `提供 告诉 告知 报给 报一下 报下 报出 念给 念一下 念出 念下 读给 读一下 说一下 说下 说出 回复 回传 发给 发送给 发我 发来 发一下 发下 发过来 转发 上报 交出 索要 索取 要求提供 问我要 问我 跟我要 找我要 要我的 要我报 要我发 让我报 让我发 叫我发 套取 截图给 截图发
    send_(?:me|us|over|back) send tell_(?:me|us|him|her|them) give_(?:me|us|him|her|them|out) give read_(?:me|us|out|back|it|him|her) read share provide forward reply_with text_(?:me|us|back) confirm(?:_to)?_(?:me|us|the|your) supply asked_(?:me_)?for asks_(?:me_)?for asking_(?:me_)?for wants need(?:s|ed)?_(?:my|your|the)`,
  fill: `填写 填入 填下 输入 录入 登记 核对 核实 验证 确认 绑定 拍照 上传 拍下 拍一张 拍 出示 enter submit fill_in upload verify confirm update type_in photograph`,
  self: `我是 我们是 这里是 这边是 本人是 您好我是 你好我是 我这边是 我这里是 this_is i_am i'm we_are calling_from here_is speaking_from`,
  service: `客服 客服部 客服中心 客户服务 售后 理赔 退款专员 理赔专员 风控 风险控制 平台工作人员 官方 官方平台 平台方 平台专员 结算中心 清算中心 会员中心 账号安全中心 安全中心 运营部 财务部 快递理赔 商家 店铺
    customer_(?:service|support|care) support_team official_support help_?desk service_cent(?:er|re) refunds?_(?:department|team|centre|center) security_(?:team|department) fraud_(?:team|department) risk_control billing_department technical_support account_team`,
  authority: `公安局 公安 警官 民警 派出所 检察院 检察官 法院 法官 反诈中心 反诈 刑侦 网警 网安 市监局 市场监管局 市场监督管理局 工商局 税务局 银监会 银保监会 金融监管局 银联 银行 人民银行 央行 征信中心 社保局 医保局 通信管理局 通管局 12381 96110 国家 公证处 海关
    police(?:_officer|_department)? court prosecutor federal_(?:agent|trade_commission) tax_office customs interpol social_security_administration revenue_service your_bank bank's_(?:fraud|security)`,
  secretPlace: `安全账户 安全账号 安全帐户 指定账户 指定账号 指定的账户 对公账户 个人账户 私人账户 个人账号 私人账号 监管账户 核查账户 清查账户 保证账户 国家账户 验资账户 我的账户 我账户 我卡上 我卡里 这个账户 该账户 以下账户 下面账户 下方账户 这张卡 以下卡号 专用账户 托管账户 中间账户
    safe_(?:bank_)?accounts? secure_(?:bank_)?accounts? secured_accounts? private_(?:bank_)?accounts? personal_(?:bank_)?accounts? holding_account escrow_account protected_account this_account the_following_account account_below new_account we_(?:give|set) wallet_address`,
  pay: `转账 转入 转到 转至 转进 转出 转走 转给 转移 转过来 转过去 转 汇款 汇入 汇到 汇至 打款 打到 打入 打进 存入 存到 划转 划到 交 缴纳 缴 缴交 付 支付 垫付 充值 充 补交 预付 先付 付款
    transfer(?:ring|red)? wire(?:d)? move(?:_your)? send(?:ing)? pay(?:ing)? deposit(?:ing)? remit top_up`,
  fee: `保证金 解冻金 解冻费 押金 激活费 激活金 验证金 认证金 认证费 验资 手续费 工本费 保险金 诚意金 定金 税金 税费 个人所得税 公证费 担保金 信誉金 冻结金 流水 保密金 入会费 报名费 材料费 会费 关税 开户费 刷流水 邮费
    (?:security_|refundable_|small_)?deposit unfreezing_fee release_fee processing_fee activation_fee verification_fee handling_fee clearance_fee customs_fee tax_first shipping_fee admin_fee insurance_fee`,
  meeting: `屏幕共享 共享屏幕 分享屏幕 屏幕分享 共享一下屏幕 共享手机屏幕 共享你的屏幕 共享您的屏幕 投屏 远程控制 远程协助 远程操作 远程桌面 远程软件 远程 向日葵 anydesk todesk teamviewer quicksupport rustdesk
    screen[-_]?shar(?:e|ing) share_(?:your|my|the|his|her)_(?:phone_)?screen remote_(?:control|access|desktop|assistance|support)`,
  conference: `会议软件 视频会议 云会议 腾讯会议 飞书会议 钉钉会议 瞩目 会议app 会议号 会议室 会议 全能助手 连线软件 云视讯 视讯软件 meeting_app meeting_id video_meeting video_conference zoom`,
  app: `微信 v信 vx wx 微x wei信 威信 维信 微号 wechat weixin qq 扣扣 q群 扣群 企鹅 q号 telegram 电报 纸飞机 飞机群 飞机号 飞机 whatsapp line 蝙蝠 蝙蝠聊天 陌生app 钉钉 支付宝好友 企业微信 企微 skype signal tg 小号 私聊 绿泡泡 绿色软件 密聊 聊天软件 密信 tiktok_dm`,
  money: `钱 款 资金 余额 存款 积蓄 货款 押金 元 块 万 money funds balance savings`,
} as const;
