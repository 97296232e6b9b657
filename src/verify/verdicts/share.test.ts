import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SITE, viewOf } from '../../../test/views.ts';
import { answer, concluded } from './answer.ts';
import type { Answer, FindImpostor } from './contract.ts';
import { sharedAnswer, sharePath } from './share.ts';

const view = viewOf();
const findImpostor: FindImpostor = (kind, value) =>
  kind === 'domain' && value === 'evil.example'
    ? {
        kind,
        value,
        confirmedAt: '2026-10-01T00:00:00.000Z',
        expires: '2027-04-01T00:00:00.000Z',
        deeds: ['sent-link'],
      }
    : null;
const ask = (text: string): Answer => answer(text, { view, findImpostor, lang: 'zh', publicUrl: SITE });
const opened = (path: string | null): Answer | null =>
  sharedAnswer(new URL(path ?? '', SITE).searchParams, ask, (code, broken) =>
    concluded({ code, asks: [], broken }, { view, lang: 'zh', publicUrl: SITE }),
  );

test('a shared result names what is listed, and nothing else of the address that was pasted', () => {
  for (const [pasted, conclusion, verdict] of [
    ['https://pay.clearline.example/order?token=SECRET', 'official', 'official'],
    ['https://a.evil.example/login?u=SECRET', 'impostor', 'reported'],
    ['0755-8000-0000 转 8000 SECRET', 'official', 'official'],
  ] as const) {
    const path = sharePath(ask(pasted));
    assert.doesNotMatch(path ?? '', /SECRET/, pasted);
    const result = opened(path);
    assert.equal(result?.conclusion.code, conclusion);
    assert.deepEqual(
      result?.items.map((item) => item.verdict),
      [verdict],
      pasted,
    );
  }
});

test('several values come back, each once', () => {
  const result = opened(sharePath(ask('QQ群 100000000 和 400-000-0147, 再说一遍 400-000-0147')));
  assert.deepEqual(
    result?.items.map(({ value }) => value),
    ['100000000', '4000000147'],
  );
});
