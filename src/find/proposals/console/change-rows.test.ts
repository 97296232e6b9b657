import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '@clearline/card';
import { changeRows } from './change-rows.ts';

const change = (details: Change['details']): Change => ({
  part: 'channel',
  type: 'changed',
  id: 'main-line',
  label: { zh: '客服热线', en: 'Service line' },
  fields: [],
  ...(details && { details }),
});
const week = (spans: unknown) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, spans]));

test('a number and hours of a card are told as the editor tells those of a file', () => {
  const always = {
    zone: 'Asia/Shanghai',
    weekly: week([{ from: '00:00', to: '24:00' }]),
    holidays: 'as-usual',
    makeUpDays: 'as-usual',
    closures: [],
  };
  const evenings = { ...always, weekly: week([{ from: '20:00', to: '02:00' }]), holidays: [] };
  const rows = changeRows(
    change([
      {
        field: 'number',
        before: { digits: '4000000000', display: '400-000-0000' },
        after: { digits: '4000000002', display: '400-000-0002' },
      },
      { field: 'hours', before: always, after: evenings },
      { field: 'replyWithinMinutes', before: null, after: 1440 },
      { field: 'since', before: '2026-01-01T00:00:00.000Z', after: '2026-02-01T00:00:00.000Z' },
    ]),
    'zh',
  );
  assert.deepEqual(
    rows.map(({ name, before, after }) => [name, before, after]),
    [
      ['号码', '400-000-0000', '400-000-0002'],
      ['服务时间', '7×24 小时', '每天 20:00–次日 02:00；法定节假日休息；调休上班日照常'],
      ['首次回复承诺', null, '1d'],
    ],
  );
});
