import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CardContent,
  Change,
  type Channel,
  Channel as ChannelSchema,
  diffCards,
  Never,
  Operator,
  Retired,
} from '@clearline/card';
import { content, phone, ROUND_THE_CLOCK } from '../../../../test/cards.ts';
import { memberMessages } from '../members/contract.ts';
import { words } from '../words/contract.ts';
import { memberName, memberTexts } from './contract.ts';

const BASE = content();
const line = phone('main', '0000000');
/** Every member that differs, a line each. */
function told(before: CardContent | null, after: CardContent, lang: 'zh' | 'en' = 'zh'): string[] {
  const { none } = words[lang];
  return diffCards(before, after)
    .map((change) => Change.parse(JSON.parse(JSON.stringify(change))))
    .flatMap((change) => memberTexts(change, lang))
    .map((m) => `${m.name}: ${'note' in m ? m.note : [m.before ?? none, m.after ?? none].join(' → ')}`);
}
const both = (before: CardContent, after: CardContent) => [told(before, after), told(before, after, 'en')];
const withLine = (more: object) => content({ channels: [{ ...line, ...more } as Channel] });

test('another legal name is told with both', () => {
  const operator = { ...BASE.operator, legalName: '骗子公司' };
  assert.deepEqual(both(BASE, content({ operator })), [
    ['主体名称: 天远卡盟演示有限公司 → 骗子公司'],
    ['Legal name: 天远卡盟演示有限公司 → 骗子公司'],
  ]);
});

test('hours are told as people read them, with their zone and closures', () => {
  const hours = {
    ...ROUND_THE_CLOCK,
    zone: 'Europe/London',
    holidays: [],
    closures: [
      {
        from: '2026-12-31T10:00:00.000Z',
        until: '2026-12-31T16:00:00.000Z',
        reason: { zh: '检修', en: 'Works' },
      },
    ],
  };
  const [[zh], [en]] = both(BASE, withLine({ hours })) as [string[], string[]];
  assert.match(
    zh ?? '',
    /^服务时间: 7×24 小时（北京时间） → 每天全天；法定节假日休息（.+）；2026年12月31日 18:00.* 至 2027年1月1日 00:00.* 暂停服务：检修$/,
  );
  assert.match(
    en ?? '',
    /^Hours: 24 hours a day.* \(Beijing time\) → Every day all day; closed on public holidays \(.+\); closed from .* to .*: Works$/,
  );
});

test('choices, yes and no, promises, badges and rules have their human names', () => {
  const badge = {
    subject: '演示公司',
    name: { zh: '微信认证', en: 'WeChat verified' },
    checkedAt: '2026-06-01',
    expires: '2027-06-01',
  };
  const next = withLine({
    audience: ['supplier', 'partner'],
    intents: ['refund'],
    languages: ['zh', 'en'],
    surfaces: ['nav', 'footer', 'banner', 'page', 'embed'],
    human: false,
    replyWithinMinutes: 120,
    direction: 'callable',
    reachableFrom: ['landline', 'abroad'],
    badge,
  });
  assert.deepEqual(told(BASE, next), [
    '服务对象: 访客、买家 → 供货商、合作方',
    '平台认证标识: 无 → 微信认证：演示公司（2026年6月1日核对，2027年6月1日到期）',
    '是否外呼: 只接听，不外呼 → 只回拨预约过的电话',
    '由人工接待: 是 → 否',
    '受理的问题: 充值没到账、咨询与其他 → 退款与售后',
    '接待语言: 中文 → 中文、英文',
    '能从哪里拨通: 手机、座机 → 座机、境外',
    '首次回复承诺: 无 → 2 小时内首次回复',
    '展示位: 导航、页脚、悬浮按钮、联系页面、合作方网站、程序读取的文件 → 导航、页脚、横幅、联系页面、合作方网站',
  ]);
  const english = told(BASE, next, 'en').join('\n');
  assert.match(english, /For whom: Visitors, Buyers → Suppliers, Partners/);
  assert.doesNotMatch(english, /replyWithin|reachableFrom|inbound-only|top-up-failed|[\u3400-\u9fff]{7}/);
});

test('licences, filings and days of the calendar are told in full', () => {
  const operator: CardContent['operator'] = {
    ...BASE.operator,
    licences: [{ name: { zh: '营业执照', en: 'Business licence' }, number: '演示1' }],
    filings: [{ kind: 'police', number: '演示2', url: 'https://beian.mps.gov.cn/' }],
  };
  const calendar: CardContent['calendar'] = [
    { date: '2027-02-05', kind: 'holiday', name: { zh: '年会', en: 'Company day' } },
    { date: '2027-02-14', kind: 'make-up' },
  ];
  assert.deepEqual(both(BASE, content({ operator, calendar })), [
    [
      '备案号: ICP 备案 演示ICP备00000000号 https://beian.miit.gov.cn/ → 公安备案 演示2 https://beian.mps.gov.cn/',
      '证照: 无 → 营业执照 演示1',
      '日期: 无 → 2027年2月5日放假（年会）',
      '日期: 无 → 2027年2月14日调休上班',
    ],
    [
      'Filings: ICP filing 演示ICP备00000000号 https://beian.miit.gov.cn/ → Public security filing 演示2 https://beian.mps.gov.cn/',
      'Licences: none → Business licence 演示1',
      'Date: none → 5 February 2027: Holiday (Company day)',
      'Date: none → 14 February 2027: Make-up working day',
    ],
  ]);
  assert.ok(
    told(null, content({ operator })).includes('证照: 营业执照 演示1'),
    'on the first card, what it says',
  );
});

test('texts are told in the language of the reader, and a translation that alone differs in its own', () => {
  const promise = (zh: string, en: string) => content({ never: [{ id: 'passwords', text: { zh, en } }] });
  const before = promise('绝不索要密码', 'Never ask for a password');
  assert.deepEqual(both(before, promise('绝不索要任何密码', 'Never ask for any password')), [
    ['文字: 绝不索要密码 → 绝不索要任何密码'],
    ['Text: Never ask for a password → Never ask for any password'],
  ]);
  const onlyEnglish = promise('绝不索要密码', 'Always ask for a password');
  assert.deepEqual(told(before, onlyEnglish), [
    '文字（英文）: Never ask for a password → Always ask for a password',
  ]);
  const halves = [
    { from: '00:00', to: '12:00' },
    { from: '12:00', to: '24:00' },
  ];
  const hours = { ...ROUND_THE_CLOCK, weekly: { ...ROUND_THE_CLOCK.weekly, mon: halves } };
  assert.deepEqual(told(BASE, withLine({ hours })), ['服务时间: 只改了写法，意思不变']);
});

test('instants are told in Beijing time, and in full where they fall in one minute', () => {
  const since = (instant: string) => withLine({ since: instant });
  const first = since('2026-11-22T01:00:00.000Z');
  assert.deepEqual(told(first, since('2026-11-23T01:00:00.000Z')), [
    '启用时间: 2026年11月22日 09:00（北京时间） → 2026年11月23日 09:00（北京时间）',
  ]);
  assert.deepEqual(told(first, since('2026-11-22T01:00:01.000Z')), [
    '启用时间: 2026-11-22T01:00:00.000Z → 2026-11-22T01:00:01.000Z',
  ]);
});

test('every member of a card has a name in both languages', () => {
  const members = [...ChannelSchema.options, Operator, Retired, Never].flatMap((s) => Object.keys(s.shape));
  for (const member of [...members, 'day', 'order']) {
    assert.notEqual(memberName(member, 'zh'), memberMessages.zh.other, member);
    assert.notEqual(memberName(member, 'en'), memberMessages.en.other, member);
  }
});

test('what another release recorded is shown as it stands, and never by its name in the card', () => {
  const change: Change = {
    part: 'channel',
    type: 'changed',
    id: 'main',
    label: line.label,
    fields: ['hours', 'shoeSize'],
    details: [
      { field: 'hours', before: { odd: 1 }, after: null },
      { field: 'shoeSize', before: null, after: 44 },
    ],
  };
  assert.deepEqual(memberTexts(change, 'en'), [
    { field: 'hours', name: 'Hours', before: '{"odd":1}', after: null },
    { field: 'shoeSize', name: 'Something else', before: null, after: '44' },
  ]);
});
