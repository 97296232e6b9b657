/** Numbers in disguise, within sentences. All are invented; the sentences are such as people send and receive. */
import { DISGUISES, TOO_MUCH_FOR_SHORT } from './disguises.fixtures.ts';
import { digits, pick, type Random, randomFrom } from './random.fixtures.ts';

/** `phones`: the normal form of every number in the text, in order. */
export interface NumberText {
  readonly class: string;
  readonly phones: readonly string[];
  readonly text: string;
}

interface Invented {
  /** In groups, as people write it. */
  readonly written: string;
  readonly value: string;
}

const MOBILES =
  '130 131 133 135 136 138 139 150 151 157 158 159 166 170 171 176 177 180 186 188 189 191 198 199'.split(
    ' ',
  );
const AREAS = '010 020 021 022 025 0571 0755 0769 0512'.split(' ');

/** The middle of every mobile is 0000, and of every 400; Ofcom and the FCC keep such numbers free for films. */
const LINES: Readonly<Record<string, (random: Random) => Invented>> = {
  mobile: (random) => {
    const groups = [pick(MOBILES, random), '0000', digits(4, random)];
    return { written: groups.join(pick(['-', ' '], random)), value: groups.join('') };
  },
  400: (random) => {
    const groups = ['400', '000', digits(4, random)];
    return { written: groups.join('-'), value: groups.join('') };
  },
  800: (random) => {
    const groups = ['800', '000', digits(4, random)];
    return { written: groups.join('-'), value: groups.join('') };
  },
  landline: (random) => {
    const groups = [pick(AREAS, random), '8800', digits(4, random)];
    return { written: groups.join('-'), value: groups.join('') };
  },
  short: (random) => {
    const code = pick(['95000', '95001', '96000', '12300', '95002', '10000', '960000', '950000'], random);
    return { written: code, value: code };
  },
};

const CALLING: readonly string[] = [
  '客服电话:{}',
  '请拨打{}联系人工客服',
  '【明弦卡】您的账户异常,请立即致电{},逾期冻结。',
  '退款专线 {} ,24小时有人接听',
  '刚才有人用{}打电话给我,是你们吗?',
  '热线{}',
  '有问题打 {} 就行',
  '我的手机号是{},有事联系',
  'Call {} for help.',
  '如需帮助,请联系客服{}。\n谢谢!',
  '官方唯一电话{},谨防假冒',
  '系统升级,旧号停用,新热线:{}',
];
const SAYING_NOTHING: readonly string[] = [
  '{}',
  '{}\n',
  '{} 是真的吗',
  '加我 {} 办理',
  '亲,订单有问题找他→{}',
  '理赔专员 {} (王)',
  '张经理{}',
  '收货人:李四,{},广东省深圳市',
  '退款128元,找{}办理',
  '2024-01-02 王经理 {}',
  '{}(微信同号)',
  '快递到了,{}',
];

const TEXTS_OF_A_DISGUISE = 16;
const LINES_IN_TURN = ['mobile', '400', 'landline', 'mobile', '400', 'short', 'mobile', '800'] as const;

export function numberTexts(seed = 138): NumberText[] {
  const random = randomFrom(seed);
  return Object.keys(DISGUISES).flatMap((name) =>
    Array.from({ length: TEXTS_OF_A_DISGUISE }, (_, index) => numberText(name, index, random)),
  );
}

function numberText(name: string, index: number, random: Random): NumberText {
  const turn = LINES_IN_TURN[index % LINES_IN_TURN.length] ?? 'mobile';
  const line = turn === 'short' && TOO_MUCH_FOR_SHORT.has(name) ? 'mobile' : turn;
  const number = LINES[line]?.(random) ?? { written: '', value: '' };
  const sentence = pick(line === 'short' || random(2) === 0 ? CALLING : SAYING_NOTHING, random);
  const disguised = DISGUISES[name]?.(number.written, random) ?? number.written;
  return { class: name, phones: [number.value], text: sentence.replace('{}', disguised) };
}
