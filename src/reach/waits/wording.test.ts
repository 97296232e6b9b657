import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitText } from './contract.ts';
import { sayable } from './rounding.ts';

/** What is said of a range in minutes that nobody would say so. */
function said(low: number, high: number): [string, string] {
  const range = sayable({ lowSeconds: low * 60, highSeconds: high * 60 });
  const estimate = { kind: 'range' as const, ...range, meanSeconds: (low + high) * 30 };
  return [waitText(estimate, 'zh'), waitText(estimate, 'en')];
}

test('a range is said as people say it', () => {
  const cases: readonly (readonly [number, number, string, string])[] = [
    [0.02, 0.3, '不到 1 分钟', 'under a minute'],
    [0.1, 1.4, '不到 1 分钟', 'under a minute'],
    [0.2, 1.7, '2 分钟以内', 'under 2 minutes'],
    [1.6, 4.3, '约 2–4 分钟', 'about 2–4 minutes'],
    [3.1, 3.2, '约 3–4 分钟', 'about 3–4 minutes'],
    [8.8, 14, '约 9–15 分钟', 'about 9–15 minutes'],
    [9.7, 13.2, '约 10–15 分钟', 'about 10–15 minutes'],
    [21, 34, '约 20–35 分钟', 'about 20–35 minutes'],
    [43, 58, '约 45–60 分钟', 'about 45–60 minutes'],
    [0.3, 58, '1 小时以内', 'under an hour'],
    [0.3, 85, '1.5 小时以内', 'under 1.5 hours'],
    [41, 85, '约 40 分钟至 1.5 小时', 'about 40 minutes to 1.5 hours'],
    [58, 70, '1 小时以上', 'more than an hour'],
    [80, 200, '1 小时以上', 'more than an hour'],
    [130, 300, '2 小时以上', 'more than 2 hours'],
  ];
  for (const [low, high, zh, en] of cases) assert.deepEqual(said(low, high), [zh, en], `${low} to ${high}`);
});

test('no wait and no knowledge are said in words too', () => {
  assert.equal(waitText({ kind: 'now' }, 'zh'), '无需等待');
  assert.equal(waitText({ kind: 'now' }, 'en'), 'no wait');
  assert.equal(waitText({ kind: 'unknown' }, 'zh'), '暂无法估计');
  assert.equal(waitText({ kind: 'unknown' }, 'en'), 'cannot be estimated yet');
});

test('a range that is rounded keeps its order and is never empty', () => {
  for (let low = 0; low < 9000; low += 7)
    for (const width of [0, 1, 30, 61, 200, 1800]) {
      const { lowSeconds, highSeconds } = sayable({ lowSeconds: low, highSeconds: low + width });
      assert.ok(highSeconds > lowSeconds);
      assert.ok(Math.abs(lowSeconds - low) <= Math.max(30, low / 4 + 60));
    }
});
