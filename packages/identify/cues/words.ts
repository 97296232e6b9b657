/**
 * Words by what they mean, as patterns name them in braces. Simplified and in lower case; `_` stands for a space. Those
 * that begin with a Latin letter or a bracket count only as whole words.
 */
export const WORDS = {
  code: `一组数字 几个数 那几个数 那六个字 里头的数 里头那几个数 短信上那串 过来那个号码 短信过来的 numbers_on_the_back 收到六位 收到6位 那几位数 后几位数 最后几位 session_code 里面的数字 里面数字 里面的码 后面六位 前面六位 后六位数 那六位 六个数字 6个数字 短信里的 短信上的 接个码 接码 短信码子 验证码 验证嘛 验证马 验证吗 验证玛 验正码 验政码 检验码 校验码 效验码 核验码 动态码 动态密码 动态口令 短信码 短信密码 确认码 随机码 授权码 登录码 登陆码 手机码 授权数字 短信验证 识别码 设备代码 伙伴码
    六位数字 6位数字 六位数 6位数 六位码 6位码 四位数字 4位数字 四位数 4位数 那串数字 一串数字 那几个数字 收到的数字 收到一个数字 收到的那个数字 短信里的数字 短信上的数字 短信数字 收到的码 那个码 短信内容 收到的短信
    (?:yan_?zheng_?ma|yzm|verification_(?:codes?|pin)|security_codes?|one[-_]time_(?:pass)?(?:codes?|words?)|otps?|passcodes?|sms_codes?|(?:six|6|four|4|9)[-_]digits?(?:_codes?|_numbers?|_pin)?|auth(?:entication|orization|orisation)?_codes?|confirmation_codes?|login_codes?|(?:the|that|this|any|a)_codes?|codes?_(?:we|i|you|they|that|from|by|sent))`,
  password: `密码 蜜码 密马 mima 密码和 登录凭证 (?:passwords?|passwrd|pin_(?:code|number)|(?:your|my|atm|card|the)_pin|login_(?:details|credentials|info)|username_and)`,
  card: `银行卡 信用卡 储蓄卡 借记卡 卡号 帐号和开户行 开户行 cvv2? cvc 安全码 卡背面 有效期 后三位 银行账号 收款卡 付款码
    (?:(?:bank|credit|debit|payment)_cards?|card_(?:numbers?|details|info(?:rmation)?)|bank_(?:account_)?(?:details|info(?:rmation)?|number)|account_number|cvv|expiry_date|photo_of_your_card)`,
  identity: `身份证 身份信息 手持证件 证件照 证件照片 证件正反面 人脸识别 人脸验证 人脸认证 刷脸 sfz 身分證 户口本 护照照片
    (?:(?:photos?|pictures?|copy|copies|scan|selfie|image)_(?:of|with)_(?:your|my)_(?:id|passport|driver's_licen[cs]e|driving_licen[cs]e)(?:_card)?|(?:your|my)_(?:id|passport)(?:_photo|_number|_card)?|id_cards?|passport_(?:photo|number)|identity_(?:card|document)|national_id|ssn|social_security_number)`,
  cardSecret: `卡密 卡号密码 卡号和密码 卡号跟密码 卡的密码 卡密码 充值码 兑换码 激活码 礼品卡 加油卡密 刮开 卡券密码 序列号
    (?:kami|card_(?:keys?|secrets?|pins?)|gift_cards?(?:_codes?|_numbers?|_pins?)?|redemption_codes?|redeem_codes?|voucher_codes?|scratch(?:ed)?(?:_off)?|codes?_on_the_back)`,
  tellMe: `抄给我 抄给 抄一下 抄过来 报给我 口头报 打给我看 敲给我 告知以便 请告知 告知下 麻烦告知 发给我 发给客服 发给专员 发给老师 发给他 发给她 发给对方 发给我们 发给工作人员 发给这边 发到我 发到这 发来 发过来 发我 发一下 发下 发他 发她 发送给 发出来 发回 报给 报一下 报下 报来 报我 报过来 报出来 念给 念一下 念出来 念我 念一遍 读给 读一下 读出来
    说给 说一下 说下 说出来 告诉我 告诉客服 告诉他 告诉她 告诉对方 告诉专员 告诉工作人员 告诉一下 告诉这边 告诉我们 告知我 告知客服 告知工作人员 告知我们 告知一下 告知专员 告我 回复给 回复我 回复客服 回复这条 回覆 回我 回给 提供给 提供一下 提供过来 转发给 转发我 转给我
    截图给 截图发 截个图 拍给 拍照发 拍照给 拍下来 拍张 传给 传过来 交给我 交给客服 给我 给客服 给我们 给他 给她 给对方 给一下 给专员 给我下 写给 填给 输给`,
  give: `提供 告诉 告知 报给 报一下 报下 报出 报上 报我 念给 念一下 念出 念下 读给 读一下 说一下 说下 说出 回复 回传 发给 发送给 发我 发来 发一下 发下 发过来 转发 上报 交出 交代 索要 索取 问我要 跟我要 找我要 向我要 要我的 问我 套取 截图 告诉我
    (?:send(?:ing)?|tell(?:ing)?|giv(?:e|ing)|read(?:ing)?|shar(?:e|ing)|provid(?:e|ing)|forward(?:ing)?|reply_with|reply|text_(?:me|us|back)|supply|show|ask(?:ed|s|ing)?(?:_(?:me|you))?_for)`,
  fill: `填写 填入 填下 填 输入 输下 录入 登记 核对 核实 验证 拍照 上传 拍下 拍一张 拍 出示 提交 准备好 报备 留下 写下 (?:enter(?:ing)?|submit(?:ting)?|fill_in|upload(?:ing)?|verify|confirm|update|type_in|photograph|input|complete|provide)`,
  told: `让我 叫我 要求我 要我 问我 催我 骗我 喊我 教我 跟我要 找我要 向我要 让他 让她 叫他 (?:asked|told|tells|asks|wants|wanted|want|asking|telling|urging|pressuring|got|made)_(?:me|him|her|us)`,
  self: `我是 我们是 我们这里是 这里是 这边是 本人是 我这边是 我这里是 我这边 这里 本公司是 我司是 (?:this_is|i_am|i'm|we_are|we're|calling_from|call_from|here_is|speaking_from|on_behalf_of|my_name_is)`,
  service: `售后部 营业部 云平台 微商城 团队 派单 客服 客户服务 售后 售後 理赔 退款专员 风控 风险控制 平台工作人员 平台的工作人员 平台运营 平台方 平台专员 平台管理 官方平台 官方 运营小二 小二 结算中心 清算中心 会员中心 安全中心 运营部 财务部 运营中心 技术部 商家 店主 卖家 店铺 商城 公司的 快递公司 物流 招商 中介 担保 审核 工号
    (?:customer_(?:service|support|care|relations)|support(?:_team|_agent|_staff|_centre|_center|_department)?|official_support|help_?desk|service_(?:center|centre|team|department)|refunds?_(?:department|team|centre|center)|(?:security|fraud|safety|billing|account|compliance|technical|payments?|verification|order)_(?:team|department|support|centre|center|unit)|risk_control|technician)`,
  authority: `经济侦查 侦查支队 支队 国库 市场局 派出 公安局 公安 警官 警察 民警 派出所 检察院 检察官 法院 法官 反诈中心 反诈 刑侦 经侦 网警 网安 公检法 市监局 市场监管 市场监督 工商局 消协 消费者协会 税务局 税务 银监会 银保监 证监会 金融监管 银联 银行(?!卡|账|转|的卡|流水) 央行 征信中心 社保局 社保 医保局 医保 通信管理局 通管局 工信部 12381 96110 12315 12321 公证处 海关 网信办 国安 交警 疾控
    (?:police(?:_officer|_department)?|court|prosecutors?(?:'s_office)?|federal_(?:agent|trade_commission)|tax_(?:office|authority)|customs|interpol|social_security|revenue|(?:your|my|the)_bank|bank(?:'s)?_(?:fraud|security|staff)|irs|hmrc|fbi|detective|sheriff|officer)`,
  secretPlace: `户头 库里 国库 专户 银行户头 an_account account_she account_he 此账户 此账号 此卡 此帐户 公司账户 财务的卡 公司的卡 给您开的 帮您开的 新开的账户 下列账户 下述账户 客服账户 商家账户 卖家账户 其他账户 账户里面 这里面 安全账户 安全账号 安全卡 指定账户 指定账号 指定的账户 指定的账号 指定卡 指定银行 指定收款 对公账户 个人账户 私人账户 个人账号 私人账号 私人卡 个人卡 监管账户 核查账户 清查账户 保证账户 国家账户 验资账户 保护账户 我的账户 我的卡 我账户 我卡上 我卡里 这个账户 这个账号 这个卡 该账户 该账号 以下账户 以下账号 下面账户 下面的账户 下方账户 这张卡 以下卡号 专用账户 托管账户 中间账户 公司账户 对方账户 收款账户 新账户 另一个账户 钱包地址 这个地址 发的账户 给的账户 提供的账户 发的账号 给的账号 提供的账号 老师账户
    (?:safe(?:ty)?_(?:bank_)?accounts?|secured?_(?:bank_)?(?:account|wallet)s?|private_(?:bank_)?accounts?|personal_(?:bank_)?accounts?|(?:holding|escrow|protected|temporary|new|another|different|this|that|government|trust|reserve|designated|following|his|her|my)_(?:bank_)?(?:account|wallet)|accounts?_(?:below|we|i|they|he|she)|wallet_address|this_(?:address|number|iban))`,
  pay: `腾挪 挪到 存 先汇 汇运 掏 自掏 塞 归拢 凑 补足 补齐 退回 退还到 归还到 提现到 凑够 交一笔 打钱 转钱 交钱 给钱 转账 转帐 转入 转到 转至 转进 转出 转走 转给 转移 转过来 转过去 转 汇款 汇入 汇到 汇至 汇 打款 打到 打入 打进 打给 打一笔 打 存入 存到 存进 划转 划到 集中到 交纳 缴纳 缴 缴交 交 (?<!赔)付 支付 垫付 垫 充值 充 补交 预付 先付 付款 收取 预存 (?:transfer(?:ring|red)?|wir(?:e|ing)|mov(?:e|ing)|send(?:ing)?|pay(?:ing|ment)?|deposit(?:ing)?|remit|top_up|put)`,
  fee: `信誉金 打码量 运杂费 公证 验资款 定钱 份子 诚信金 认筹金 好处费 打点费 号费 中介费 号价 保费 年费 赔偿金 解冻资金 冲正款 服务金 修复金 会员费 邮寄费 检测费 审核费 审核押金 认缴金 信用金 余款 尾款金 解冻款 过户费 鉴定费 税款 个税款 学费 培训费 考试费 会务费 罚金 罚款 认购金 担保款 清税 交税 保证金 保障金 解冻金 解冻费 解封费 押金 激活费 激活金 激活费用 验证金 认证金 认证费 验资 验资款 手续费 工本费 保险金 保险费 诚意金 定金 订金 税金 税费 个税 个人所得税 公证费 担保金 担保费 信誉金 冻结金 流水 保密金 入会费 报名费 材料费 会费 关税 开户费 邮费 服务费 代理费 加盟费 意向金 违约金 风险金 履约金 备用金 滞纳金 赎金 清关费 排队费 账户金 运费
    (?:(?:security_|refundable_|small_|returnable_)?deposits?|(?:unfreezing|unlock|release|processing|activation|verification|handling|clearance|customs|shipping|admin|insurance|delivery|registration|service|transfer|redelivery|training|withdrawal|legal)_(?:fees?|charges?)|(?:a|the|small|outstanding|unpaid|pending)_(?:fees?|tax|taxes))`,
  screen: `直播屏幕 录屏 投射屏幕 屏幕给我 看到您屏幕 看到你屏幕 控制您的手机 手机就不听使唤 屏幕录制 无障碍权限 无障碍模式 无障碍 屏幕共享 共享屏幕 共享一下屏幕 共享下屏幕 共享手机 共享你 共享您 共享桌面 屏幕分享 分享屏幕 分享一下屏幕 屏幕共亯 屛幕共享 屛幕共亯 开共享 开启共享 开个共享 打开共享 同意共享 点共享 投屏 屏幕投 投屏给 远程控制 远程协助 远程操作 远程桌面 远程软件 远程帮 远程连 远程 向日葵 todesk anydesk teamviewer
    (?:screen[-_]?shar(?:e|ing)|shar(?:e|ing)_(?:your|my|the|his|her)(?:_\\w{1,10})?_screen|remote_(?:control|access|desktop|assistance|support|session)|(?:any_?desk|team_?viewer|quick_?support|rustdesk|ultraviewer|to_?desk))`,
  conference: `视频会 开会软件 会议链接 会议软件 视频会议 云会议 腾讯会议 飞书会议 钉钉会议 在线会议 瞩目 会议app 会议号 会议室 会议 连线软件 云视讯 视讯软件 视讯 (?:meeting_(?:app|id|room)|(?:video|online)_(?:meeting|conference|call)|zoom)`,
  app: `蓝信 外部软件 海外软件 另一个软件 私人微信 个人微信 微信(?!公众号|小程序|支付|零钱|账单|余额|红包|钱包|付款|登录|绑定|群里有) 微号 微x 微心 微芯 v信 v号 维信 威信 卫星 企业微信(?!升级) 企微 绿泡泡 绿色软件 扣扣 扣号 扣群 企鹅 电报 纸飞机 飞机号 飞机群 蝙蝠 钉钉 支付宝好友 小号 密聊 聊天软件 密信 私人号 个人号 私信 小飞机 扌口扌口
    (?:wei_?xin|we_?chat|vx|wx|v|qq|q|telegram|tg|whats_?app|line|skype|signal|messenger|viber|discord|instagram|kakao(?:talk)?)`,
  money: `钱 款 资金 余额 存款 积蓄 货款 元 块 万 费用 本金 额度 (?:money|funds|balance|savings|cash)`,
  link: `链接 连结 连接 网址 网站 网页 官网 二维码 小程序码 浏览器 附件 (?:https?|www\\.[a-z0-9]|[a-z0-9-]{2,24}\\.(?:[a-z0-9-]{2,20}\\.)?[a-z]{2,8}|links?|qr_code|website|web_page|page|portal|attachment)`,
  open: `点击 点一下 点开 点进 点此 点这 点 打开 登录 登陆 访问 进入 复制 扫描 扫一扫 扫码 扫 识别 长按 前往 请到 戳 进去 详见 注册 (?:click(?:ing)?|tap|visit|open|follow|go_to|log_?in(?:_at|_to)?|sign_in|use|scan|access|at|here|via|through|using|on)`,
  purpose: `登录 登陆 验证 认证 核实 核验 实名 解冻 解除 解封 恢复 领取 领奖 提现 申诉 退款 退货款 理赔 赔付 激活 更新 办理 填写 填 处理 兑换 取消 注销 缴 补缴 支付 付款 绑定 提交 登记 迁移 续期 年审 查收 签署 下载 申领 补贴 关闭 修改地址 更正 检测 查询违章
    (?:verify|confirm|log_?in|sign_in|unlock|restore|claim|updat(?:e|ing)|re-?activate|unfreeze|avoid|pay|re-?schedule|collect|secure|cancel|validate|authenticate|review_(?:the|this|your)|appeal|download|release|redeem|register|complete|resolve|reset|keep|prevent|receive|dispute|get_your)`,
  guess: `猜猜我是谁 (?:guess_who)`,
} as const;
