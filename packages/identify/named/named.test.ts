import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../fold/fold.ts';
import { findNamed } from './named.ts';

const said = (text: string): string => {
  const folded = fold(text);
  return findNamed(folded, new Uint8Array(folded.text.length))
    .map(({ kind, value, signals }) => `${kind} ${value}${signals.length > 0 ? ` [${signals}]` : ''}`)
    .join(' | ');
};

const all = (cases: Readonly<Record<string, string>>) => {
  for (const [text, expected] of Object.entries(cases)) assert.equal(said(text), expected, text);
};

test('accounts, groups and orders behind the word for them', () => {
  all({
    'QQ:10000': 'qq 10000',
    '客服QQ号是 123456789': 'qq 123456789',
    '123456789(QQ)': 'qq 123456789',
    '微信号 tianyuan_demo': 'wechat tianyuan_demo',
    '微信公众号「天远卡盟」': 'wechat 天远卡盟',
    QQ群123456789: 'group 123456789',
    '群号:100000000': 'group 100000000',
    订单号TY202401020001已发货: 'order TY202401020001',
    'Order No. 20240102-0001': 'order 20240102-0001',
  });
});

test('words that are written so that machines miss them', () => {
  all({
    加微abc_123: 'wechat abc_123 [hidden-word]',
    'V信:tianyuan888': 'wechat tianyuan888 [hidden-word]',
    卫星tianyuan888: 'wechat tianyuan888 [hidden-word]',
    '微 信:tianyuan888': 'wechat tianyuan888 [hidden-word]',
    'v❤kefu88888': 'wechat kefu88888 [hidden-word]',
    '+V:kefu_01': 'wechat kefu_01 [hidden-word]',
    '扣扣 1 2 3 4 5 6 7': 'qq 1234567 [hidden-word,separators]',
    'Q-Q:１２３４５６': 'qq 123456 [full-width,hidden-word]',
    '裙:壹贰叁肆伍陆': 'group 123456 [hidden-word,chinese-numeral]',
  });
});

test('a sentence that only speaks of them names none', () => {
  for (const text of [
    '微信支付 WeChat Pay account',
    '发微信给我,别打电话',
    '卫星发射 tianwen 成功',
    '群里有 300000 人',
    '订单金额 138000 元',
    'QQ 1000',
    '微信kefu_888é',
    'QQ 0123456',
    '订单于2024-01-02发货',
    'his order is 12 pieces',
    '微信13800000000同号',
  ])
    assert.equal(said(text), '', text);
});
