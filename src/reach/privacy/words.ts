/**
 * The words that say what digits are. Simplified and in lower case, `_` stands for a space; those in Latin letters count
 * only whole. Of two that begin at one place the longer counts, so that “error code” is no code.
 */
export const WORDS = {
  code: `验证码 校验码 检验码 效验码 动态码 动态密码 动态口令 短信码 短信密码 短信口令 确认码 随机码 授权码 登录码 登陆码 手机码 重置码 解绑码 签署码 短信上的 短信里的 短信数字 六位数字 6位数字 六位数 6位数 四位数字 4位数字 四位数 4位数
    收到的数字 收到的码 那个码 发的码 发来的码 那串数字 码是 码来了 码收到了 码发来了 yzm yanzhengma yan_zheng_ma verification_code verification_codes verification_pin one-time_password one-time_passcode one-time_code one-time_pin one_time_password one_time_code otp otps passcode
    sms_code text_code auth_code authentication_code login_code sign-in_code signin_code 2fa_code two-factor_code confirmation_code reset_code code codes`,
  cvv: `cvv cvv2 cvc cvc2 cid 背面后三位 背面三位 背面的三位 背面末三位 背面的后三位 后三位数 背后三位 背后的三位 背后那三位 背后三个数 背后那三个数 背面那三位 背面三个数 反面三位 反面的三位 卡后三位 卡背三位 签名栏 cvv_code cvc_code cvv_number cvc_number card_code on_the_back number_on_the_back`,
  /** Of a card or of a text message. */
  security: `安全码 security_code security_codes`,
  card: `银行卡 信用卡 储蓄卡 借记卡 银行账号 银行卡号 卡号 收款账号 收款卡 这张卡 张卡 我的卡 卡是 农行 工行 建行 中行 招行 交行 邮储 银联 card cards card_number card_no bank_account account_number visa mastercard unionpay amex jcb diners`,
  identity: `身份证 身份证号 证件号 证件 sfz 实名 id_card id_number id_no my_id id_is identity_number`,
  passport: `护照 护照号 护照号码 passport passport_number passport_no`,
  password: `密码 登录密码 支付密码 交易密码 原密码 旧密码 新密码 取款密码 口令 mima password passwords passwort passwd pwd pass pw pin pin_code passphrase pass_phrase`,
  /** What has a number by which it is looked up. */
  reference: `订单 订单号 订单编号 单号 运单 快递 流水 流水号 交易号 编号 序号 序列号 工单 错误码 报错 代码 邮编 邀请码 取件码 核验码 激活码 兑换码 充值码 卡密 礼品卡 加油卡 点券卡 点卡 税号 信用代码 执照号 执照 合同 发票 期号 条码 条形码
    编码 imei order orders order_number order_no order_id tracking tracking_number ticket ticket_number invoice transaction transaction_id reference ref serial serial_number imei isbn error error_code status_code zip zip_code postal_code postcode promo_code promotion_code
    discount_code pickup_code pick-up_code refund_code coupon_code referral_code invite_code invitation_code country_code area_code qr_code bar_code source_code product_code item_code item voucher_code gift_card gift_cards gift_code redemption_code redeem_code activation_code dress_code exit_code response_code sort_code swift_code colour_code color_code proof_code`,
  other: `员工号 客服 坐席 尾号 后四位 手机号 手机 电话 号码 热线 拨打 致电 打了 专线 版本 型号 账号 帐号 账户 会员号 用户 角色 区服 房间 排队 群号 qq群 群 qq qq号 扣扣 微信 微信号 vx 余额 金额 积分 充值 充了 转了 扣了 付了 花了
    尾数 密码学 二维码 区号 staff agent agents extension ext phone mobile tel telephone call account version build amount total balance price user user_id username id room port line street points level charged paid`,
} as const;
export type Word = keyof typeof WORDS;
