import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Ask, peopleWorld, startRoutes } from '../testing.ts';
import { auditApi as api } from './contract.ts';
import { exported } from './export.ts';
import { auditPolicy, auditRoutes } from './index.ts';
import { record } from './record.ts';

const world = await peopleWorld(auditPolicy);
const { person, db } = world;
const start = (t: TestContext): Promise<Ask> => startRoutes(t, (app) => auditRoutes(world.serve(app)));
const note = (action: string, label: string, after: unknown = null) =>
  db
    .transaction()
    .execute((tx) =>
      record(tx, { system: 'test' }, null, { action, target: { kind: 'thing', id: '1', label }, after }),
    );

test('the trail is read page by page, newest first, with nothing twice', async (t) => {
  const ask = await start(t);
  const sue = await person('Sue', ['supervisor']);
  for (let i = 0; i < 7; i++) await note('page.turn', `n${i}`);
  const labels: (string | null)[] = [];
  let before: string | null = null;
  do {
    const query: Record<string, string> = { action: 'page.turn', limit: '3', ...(before && { before }) };
    const { body } = await ask(sue, api.list, { query });
    const page = body as { entries: { target: { label: string } }[]; next: string | null };
    labels.push(...page.entries.map(({ target }) => target.label));
    before = page.next;
  } while (before !== null);
  assert.deepEqual(labels, ['n6', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0']);
});

test('a question that no database can hold is refused as unreadable', async (t) => {
  const ask = await start(t);
  const sue = await person('Sue', ['supervisor']);
  for (const query of [{ text: 'a\0b' }, { targetId: '\0' }])
    assert.equal((await ask(sue, api.list, { query })).status, 400);
});

test('a question that makes no sense is refused by the name of its field', async (t) => {
  const ask = await start(t);
  const sue = await person('Sue', ['supervisor']);
  for (const query of [
    { actor: 'x' },
    { from: 'yesterday' },
    { limit: '0' },
    { before: '-1' },
    { action: "'" },
    { colour: 'red' },
  ]) {
    const answer = await ask(sue, api.list, { query });
    assert.deepEqual([answer.status, answer.body.code], [422, 'invalid'], JSON.stringify(query));
  }
});

test('an export holds every entry of the search, oldest first, and is itself in the trail', async (t) => {
  const ask = await start(t);
  const ada = await person('Ada', ['admin']);
  const sue = await person('Sue', ['supervisor']);
  for (const label of ['a', 'b', 'c']) await note('file.write', label);
  assert.equal((await ask(sue, api.export)).status, 403);
  const answer = await ask(ada, api.export, { query: { action: 'file.write', format: 'jsonl' } });
  assert.equal(answer.headers.get('content-type'), 'application/jsonl; charset=utf-8');
  assert.match(
    answer.headers.get('content-disposition') ?? '',
    /^attachment; filename="audit-2026-11-26.jsonl"$/,
  );
  const entries = answer.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    entries.map(({ target }) => target.label),
    ['a', 'b', 'c'],
  );
  const { body } = await ask(ada, api.list, { query: { action: 'audit.export' } });
  const [own] = (body as { entries: { actor: { email: string }; after: unknown }[] }).entries;
  assert.deepEqual([own?.actor.email, own?.after], [ada.email, { action: 'file.write' }]);
});

test('an export goes on from batch to batch to its end, and takes nothing that came after its beginning', async () => {
  for (let i = 0; i < 10; i++) await note('batch.one', `b${i}`);
  const stream = await exported(db, { action: 'batch.one' }, 'jsonl', 4);
  await note('batch.one', 'late');
  const text = await new Response(stream).text();
  assert.deepEqual(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).target.label),
    Array.from({ length: 10 }, (_, i) => `b${i}`),
  );
  assert.equal(await new Response(await exported(db, { action: 'none.such' }, 'jsonl', 4)).text(), '');
});

test('no cell of the spreadsheet is run as a formula, and quotes and line breaks stay within theirs', async (t) => {
  const ask = await start(t);
  const ada = await person('Ada', ['admin']);
  for (const label of [
    '=HYPERLINK("http://evil")',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '  =1',
    '＝1',
    'a "b",\r\nc',
    '普通',
  ])
    await note('cell.write', label);
  const { text } = await ask(ada, api.export, { query: { action: 'cell.write' } });
  assert.ok(text.startsWith('\ufeff') || text.startsWith('id,'));
  for (const cell of [
    `"'=HYPERLINK(""http://evil"")"`,
    "'+1",
    "'-1",
    "'@x",
    "'\t=1",
    "'  =1",
    "'＝1",
    '"a ""b"",\r\nc"',
    '普通',
  ])
    assert.ok(text.includes(`,${cell},`), cell);
});
