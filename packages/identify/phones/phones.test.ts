import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../fold/fold.ts';
import { findPhones } from './phones.ts';

/** `line value` of each number, with what was done to it in brackets. */
const said = (text: string): string =>
  findPhones(fold(text), new Uint8Array())
    .map(({ line, value, signals }) => `${line} ${value}${signals.length > 0 ? ` [${signals}]` : ''}`)
    .join(' | ');

const all = (cases: Readonly<Record<string, string>>) => {
  for (const [text, expected] of Object.entries(cases)) assert.equal(said(text), expected, text);
};

test('R13: every kind of number of mainland China, in running text', () => {
  all({
    '有事打13800000000。': 'mobile 13800000000',
    '请拨打400-000-0000咨询': '400 4000000000',
    '800 810 0000 固话拨打': '800 8008100000',
    '公司电话(0755) 8000-0000 转 8000': 'landline 075580000000x8000',
    '座机010-88880000分机12': 'landline 01088880000x12',
    客服热线95000: 'short 95000',
    '请打 962288 或 10086': 'short 962288 | short 10086',
    话费详询10086: 'short 10086',
    '12345政务热线提醒您': 'short 12345',
    '报警打110,投诉打12315': 'emergency 110 | short 12315',
    '10690000123456 发来短信': 'sms 10690000123456',
    '隐私号 700 123 4567': 'privacy 7001234567',
    '+44 20 7946 0018': 'international +442079460018',
    'call 0044 20 7946 0018': 'international +442079460018',
    '+86 138 0000 0000': 'mobile 13800000000',
    '86 4000000000': '400 4000000000',
    '86-755-8000-0000': 'landline 075580000000',
    电话4000000000QQ2233445566: '400 4000000000',
    '(+86) 10 8888 0000': 'landline 01088880000',
    '400-000-0000/13800000000': '400 4000000000 | mobile 13800000000',
  });
});

test('numbers that are hidden from machines, and what was done to them', () => {
  all({
    '打:１３８００００００００': 'mobile 13800000000 [full-width]',
    '打:幺三八零零零零零零零零': 'mobile 13800000000 [chinese-numeral]',
    '四〇〇-〇〇〇-〇〇〇〇': '400 4000000000 [chinese-numeral]',
    '打:肆零零零零零零零零零': '400 4000000000 [chinese-numeral]',
    '打:洞拐五五八八八八零零零零': 'landline 075588880000 [chinese-numeral]',
    '①③⑧⓪⓪⓪⓪⓪⓪⓪⓪': 'mobile 13800000000 [circled]',
    '𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎': 'mobile 13800000000 [styled]',
    '4\ufe0f\u20e300-000-0000': '400 4000000000 [keycap]',
    '138\u200b0000\u200b0000': 'mobile 13800000000 [invisible]',
    '\u202e0000-000-004\u202c': '400 4000000000 [bidi]',
    '4\u03360\u03360\u0336-000-0000': '400 4000000000 [combining]',
    '138OO138OOO': 'mobile 13800138000 [letter-for-digit]',
    I38OO138OOO: 'mobile 13800138000 [letter-for-digit]',
    '1З8 0000 0000': 'mobile 13800000000 [letter-for-digit]',
    '1.3.8.0.0.0.0.0.0.0.0': 'mobile 13800000000 [separators]',
    '400·000·0000': '400 4000000000 [separators]',
    '1 3 8 0 0 0 0 0 0 0 0': 'mobile 13800000000 [separators]',
    '138客0000服0000': 'mobile 13800000000 [text-between]',
    '138(去掉中文)0000(去掉中文)0000': 'mobile 13800000000 [text-between]',
    '138💙0000💙0000': 'mobile 13800000000 [separators]',
    '138\n0000\n0000': 'mobile 13800000000 [line-break]',
    '400-00(0-0000': '400 4000000000 [separators]',
    '(400-000-0000)': '400 4000000000',
    '400-000-000+0': '400 4000000000 [separators]',
    '400一000一0000': '400 4000000000 [separators]',
    'OIO-88OO-77O6': 'landline 01088007706 [letter-for-digit]',
    '15一0000一134': 'mobile 15100001134 [separators]',
    '客服 95-588': 'short 95588',
  });
});

test('the number of an item in a list is no part of the number behind it', () => {
  all({
    '①400-000-0000 ②010-88880000': '400 4000000000 | landline 01088880000',
    '1. 400-000-0000\n2. 13800000000': '400 4000000000 | mobile 13800000000',
    '统一拨打 138 0000 0000': 'mobile 13800000000',
  });
});

test('prices, dates, orders, cards, addresses and versions are no numbers', () => {
  for (const text of [
    '1 3 5 7 9 11 13 15',
    '03 11 22 25 28 30 + 09',
    'MAC地址 13-80-00-13-80-00',
    '粤ICP备12345678号-1 粤B2-20240001',
    '¥13800000000',
    '共计13800000000元',
    '13,800,000,000',
    '订单号13800000000',
    '卡号 6222 0000 1380 0138 000',
    '身份证110101199001011234',
    '2024-01-02 13:00:00',
    '20240102130000',
    '192.168.100.100',
    'v1.38.0013.8000',
    'SF13800000000',
    '卡密 4000-0000-0013-8000',
    '共110元',
    '第12345号',
    '浏览 95123 次',
    '验证码 12345',
    '1380000000',
    '138000000000',
  ])
    assert.equal(said(text), '', text);
});

test('what belongs to something else is left alone', () => {
  const text = 'a 13800000000';
  assert.deepEqual(findPhones(fold(text), new Uint8Array(text.length).fill(1, 2)), []);
});
