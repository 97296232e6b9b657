/** Digits that are no phone numbers, many of them as long as one, within sentences. */
import { digits, pick, type Random, randomFrom } from './random.fixtures.ts';

export interface NotNumberText {
  readonly class: string;
  readonly text: string;
}

const two = (below: number, random: Random): string => `${1 + random(below)}`.padStart(2, '0');
const mobileLike = (random: Random): string => `1${3 + random(7)}${digits(9, random)}`;
const four = (random: Random): string => digits(4, random);
const thousands = (whole: string): string => whole.replace(/\B(?=(?:\d{3})+$)/g, ',');

const CLASSES: Readonly<Record<string, (random: Random) => string>> = {
  price: (random) =>
    pick(
      [
        `¥${mobileLike(random)}`,
        `共${mobileLike(random)}元`,
        `¥${thousands(mobileLike(random))}.00`,
        `${1 + random(9)}${four(random)}.${digits(2, random)}元`,
        `只要${1 + random(9)}${four(random)}元起`,
      ],
      random,
    ),
  date: (random) => {
    const [month, day, hour, minute] = [two(12, random), two(28, random), two(23, random), two(59, random)];
    return pick(
      [
        `2024-${month}-${day} ${hour}:${minute}:00`,
        `2024${month}${day}${hour}${minute}00`,
        `2024年${month}月${day}日${hour}时${minute}分`,
        `2024/${month}/${day}`,
        `2024.${month}.${day} ${hour}:${minute}`,
        `${hour}:${minute}-${hour}:59`,
      ],
      random,
    );
  },
  order: (random) =>
    pick(
      [
        `订单号:${mobileLike(random)}`,
        `订单编号 TY2024${digits(12, random)}`,
        `流水号400${digits(7, random)}`,
        `交易单号 ${digits(20, random)}`,
        `快递单号:YT${digits(13, random)}`,
        `Order No. ${mobileLike(random)}`,
        `运单号 7${digits(14, random)}`,
      ],
      random,
    ),
  identity: (random) =>
    pick(
      [
        `身份证110101199${digits(1, random)}${two(12, random)}${two(28, random)}${four(random)}`,
        `证件号码:44030119${digits(10, random)}`,
        `学号2024${digits(7, random)}`,
        `UID ${mobileLike(random)}`,
        `设备号 86${digits(13, random)}`,
      ],
      random,
    ),
  card: (random) =>
    pick(
      [
        `卡号 6222 ${four(random)} ${four(random)} ${four(random)} ${digits(3, random)}`,
        `银行卡:6217${digits(15, random)}`,
        `4000 ${four(random)} ${four(random)} ${four(random)}`,
        `尾号${four(random)}的卡`,
      ],
      random,
    ),
  secret: (random) =>
    pick(
      [
        `卡密:${four(random)}-${four(random)}-${four(random)}-${four(random)}`,
        `激活码 ${digits(5, random)}-${digits(5, random)}-${digits(5, random)}`,
        `验证码${digits(6, random)},5分钟内有效`,
        `密码:1${3 + random(6)}${digits(9, random)}`,
        `兑换码 ${four(random)} ${four(random)} ${four(random)} ${four(random)}`,
      ],
      random,
    ),
  address: (random) =>
    pick(
      [
        `${10 + random(200)}.${random(255)}.${random(255)}.${random(255)}`,
        `IP:138.${random(255)}.${random(255)}.${100 + random(155)}`,
        `10.0.${random(255)}.${random(255)}:${10000 + random(9999)}`,
        `http://192.168.${random(255)}.${random(255)}/`,
      ],
      random,
    ),
  version: (random) =>
    pick(
      [
        `v${random(20)}.${random(20)}.${digits(4, random)}.${digits(4, random)}`,
        `版本 ${random(20)}.${random(20)}.${digits(5, random)}`,
        `Build ${digits(8, random)}`,
        `Chrome/${100 + random(30)}.0.${four(random)}.${digits(2, random)}`,
      ],
      random,
    ),
  count: (random) =>
    pick(
      [
        `播放量95${digits(3, random)}次`,
        `已售12${digits(3, random)}件`,
        `${96}${digits(3, random)}人参与`,
        `第1${digits(4, random)}名`,
        `积分 ${mobileLike(random)}`,
        `共${100 + random(20)}个`,
        `还剩${random(99)}天${random(23)}小时${random(59)}分${random(59)}秒`,
      ],
      random,
    ),
  long: (random) =>
    pick(
      [
        `${mobileLike(random)}${digits(1, random)}`,
        `2${mobileLike(random)}`,
        `400${digits(8, random)}`,
        `${digits(4, random)}${mobileLike(random)}${digits(3, random)}`,
        `AB${mobileLike(random)}`,
      ],
      random,
    ),
  account: (random) =>
    pick(
      [
        `QQ:${1 + random(9)}${digits(8, random)}`,
        `QQ群 ${1 + random(9)}${digits(8, random)}`,
        `微信号 kf_${digits(8, random)}`,
        `加群:${1 + random(9)}${digits(8, random)}`,
        `${1 + random(9)}${digits(8, random)}@qq.com`,
      ],
      random,
    ),
};

const SENTENCES: readonly string[] = [
  '{}',
  '您好,{},谢谢',
  '{} 已完成',
  '请核对:{}',
  '客服您好,我的{}怎么查',
  '[{}]',
  '记录:{};状态正常',
  '{}\n请知悉',
];
const TEXTS_OF_A_CLASS = 24;

export function notNumberTexts(seed = 400): NotNumberText[] {
  const random = randomFrom(seed);
  return Object.entries(CLASSES).flatMap(([name, make]) =>
    Array.from({ length: TEXTS_OF_A_CLASS }, () => ({
      class: name,
      text: pick(SENTENCES, random).replace('{}', () => make(random)),
    })),
  );
}
