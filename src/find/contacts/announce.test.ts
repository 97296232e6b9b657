import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Card, type Channel, primaryPhone } from '@clearline/card';
import fc from 'fast-check';
import { card, content, phone } from '../../../test/cards.ts';
import { announcements } from './announce.ts';
import { type DeclaredRetired, type Draft, officialKey, succeed } from './succession.ts';

const NOW = '2026-11-22T01:00:00.000Z';
const draft = (channels: Channel[], retired: DeclaredRetired[] = []): Draft => ({
  ...content({ channels }),
  retired,
});
/** The card before, the next, and the notices between. */
function between(before: Channel[], after: Channel[], declared: DeclaredRetired[] = []) {
  const previous = card(1, { channels: before });
  const next = Card.parse({
    ...card(2, { issued: NOW }),
    ...succeed(previous, draft(after, declared), NOW),
  });
  return { previous, next, notices: announcements(previous, next) };
}
const titles = (...args: Parameters<typeof between>) =>
  between(...args).notices.map((n) => `${n.slug} ${n.title.zh}`);
const text = (...args: Parameters<typeof between>) =>
  between(...args)
    .notices.map((n) => [n.title.zh, n.body.zh, n.title.en, n.body.en].join('\n'))
    .join('\n');

const A = phone('a', '0000001');
const B = phone('b', '0000002', { priority: 2 });
const { number: _number, direction: _direction, reachableFrom: _from, ...shared } = A;
const mail = (address: string): Channel => ({ ...shared, id: 'mail', kind: 'email', address });
const declared: DeclaredRetired = {
  channel: 'a',
  kind: 'phone',
  value: '4000000009',
  display: '400-000-0009',
  label: { zh: '更早的热线', en: 'An earlier line' },
  reason: { zh: '停用', en: 'Closed' },
  successor: 'a',
};

test('R18: every changed, retired and added number has its notice, the first card none', () => {
  const { previous, next, notices } = between(
    [phone('main', '0000000'), phone('second', '0000009')],
    [phone('main', '0000001'), phone('third', '0000003')],
  );
  assert.deepEqual(announcements(null, previous), []);
  assert.deepEqual(notices.map((n) => [n.kind, n.channel]).sort(), [
    ['number-added', 'third'],
    ['number-changed', 'main'],
    ['number-retired', 'second'],
  ]);
  const changed = notices.find((n) => n.kind === 'number-changed');
  assert.equal(changed?.title.zh, '官方客服电话改为 400-000-0001');
  assert.match(changed?.body.zh ?? '', /400-000-0000/);
  assert.ok(notices.every((n) => n.cardN === next.n && n.publishedAt === next.issued));
});

test('a number that no card ever listed is retired without a notice', () => {
  assert.deepEqual(titles([A], [A], [declared]), []);
  assert.deepEqual(titles([A], [{ ...A, ...phone('a', '0000003') }], [declared]), [
    'card-2-a 官方客服电话改为 400-000-0003',
  ]);
});

test('two channels that exchange their numbers have a notice each', () => {
  assert.deepEqual(
    titles(
      [A, B],
      [
        { ...A, number: B.number },
        { ...B, number: A.number },
      ],
    ),
    ['card-2-a 官方客服电话改为 400-000-0002', 'card-2-b 热线 b改为 400-000-0001'],
  );
});

test('another phone that comes first in the navigation is told, by priority, by surface, or as a new one', () => {
  const first = ['card-2-b 官方客服电话改为 400-000-0002'];
  assert.deepEqual(titles([A, B], [{ ...A, priority: 9 }, B]), first);
  assert.deepEqual(titles([A, B], [{ ...A, surfaces: ['footer', 'page'] }, B]), first);
  assert.deepEqual(titles([A], [{ ...A, priority: 9 }, B]), first);
  assert.match(text([A, B], [{ ...A, priority: 9 }, B]), /400-000-0001 仍是我们的官方号码，现为热线 a。/);
  assert.match(text([A, B], [B]), /400-000-0001 自公告发布起不再是我们的官方号码。/);
  assert.deepEqual(titles([A, B], [{ ...A, priority: 2 }, B]), []);
});

test('a retired number that leads to one that was official before does not call that one new', () => {
  assert.deepEqual(titles([A, B], [A], [{ ...declared, channel: 'b', value: '4000000002' }]), [
    'card-2-b 热线 b 400-000-0002 已停用，请改用热线 a 400-000-0001'.replace('热线 b', '更早的热线'),
  ]);
});

test('an id that is renamed changes no number and needs no notice', () => {
  assert.deepEqual(titles([A, B], [A, { ...B, id: 'c' }]), []);
});

test('no two notices of a card have one slug, whatever the ids', () => {
  const line = phone('line', '0000001');
  const slugs = between(
    [line, phone('line-2', '0000002'), phone('x', '0000005')],
    [phone('line', '0000003'), phone('line-2', '0000004'), phone('x', '0000005', { priority: 1 })],
    [
      { ...declared, channel: 'line', value: '4000000001', successor: 'x' },
      { ...declared, channel: 'line-2', value: '4000000002', successor: 'x' },
    ],
  ).notices.map((n) => n.slug);
  assert.deepEqual(slugs, ['card-2-line', 'card-2-line-2', 'card-2-line-3', 'card-2-line-2-2']);
});

test('words fit the kind of channel, and Chinese has its own punctuation', () => {
  assert.match(
    text([A, mail('old@card.example')], [A, mail('new@card.example')]),
    /旧邮箱 old@card\.example/,
  );
  const site = (domain: string): Channel => ({ ...shared, id: 'site', kind: 'domain', domain });
  const moved = between([A, site('old.example')], [A, site('new.example')]).notices;
  assert.match(moved[0]?.body.zh ?? '', /请不要再使用旧域名/);
  assert.doesNotMatch(moved[0]?.body.zh ?? '', /号码/);
  assert.deepEqual(moved[0]?.placements, ['board']);
  const all = [
    ...between([A, B], [phone('a', '0000003'), phone('c', '0000004')]).notices,
    ...between([A, mail('old@card.example')], [A]).notices,
    ...between([A, B], [B, phone('c', '0000004')]).notices,
  ];
  for (const { title, body } of all) assert.doesNotMatch(title.zh + body.zh, /[,:;!?()]/);
});

const account = (handle: string, url?: string): Channel => ({
  ...shared,
  id: 'wechat',
  kind: 'wechat-account',
  handle,
  ...(url && { url }),
});
const OLD_LINK = 'https://old.example/q';
const NEW_LINK = 'https://new.example/q';

test('a link that leads elsewhere under the same handle is told, so is one that is new and one that is gone', () => {
  const told = (before?: string, now?: string) => {
    const { notices } = between([A, account('demo', before)], [A, account('demo', now)]);
    return notices.map((n) => [n.kind, n.channel, n.title.zh, n.placements.join()]);
  };
  const line = (title: string) => [['number-changed', 'wechat', title, 'board']];
  assert.deepEqual(told(OLD_LINK, NEW_LINK), line(`热线 a的链接已更换：${NEW_LINK}`));
  assert.deepEqual(told(undefined, NEW_LINK), line(`热线 a新增链接：${NEW_LINK}`));
  assert.deepEqual(told(OLD_LINK, undefined), line(`热线 a的链接已停用：${OLD_LINK}`));
  assert.deepEqual(told(NEW_LINK, NEW_LINK), []);
  const both = text([A, account('demo', OLD_LINK)], [A, account('demo', NEW_LINK)]);
  assert.match(
    both,
    /（demo）的链接已由 https:\/\/old\.example\/q 改为 https:\/\/new\.example\/q。账号不变。/,
  );
  assert.match(both, /The old link https:\/\/old\.example\/q has stopped being one of ours\./);
});

test('a link is told with its handle when both change, by handle when the id does, and taken back by the next', () => {
  assert.deepEqual(titles([A, account('demo', OLD_LINK)], [A, account('other', NEW_LINK)]), [
    'card-2-wechat 新的热线 a已启用：other',
  ]);
  assert.deepEqual(
    titles([A, account('demo', OLD_LINK)], [A, { ...account('demo', NEW_LINK), id: 'renamed' }]),
    [`card-2-renamed 热线 a的链接已更换：${NEW_LINK}`],
  );
  const [there] = between([A, account('demo', OLD_LINK)], [A, account('demo', NEW_LINK)]).notices;
  const [back] = between([A, account('demo', NEW_LINK)], [A, account('demo', OLD_LINK)]).notices;
  assert.ok(there && back);
  assert.deepEqual([there.replaces, there.announces], [back.announces, back.replaces]);
});

test('another address in a store is another value of the app, and announced as such', () => {
  const app = (...urls: string[]): Channel => ({
    ...shared,
    id: 'app',
    kind: 'app',
    name: { zh: '演示', en: 'Demo' },
    stores: urls.map((url) => ({ name: { zh: '商店', en: 'Store' }, url })),
  });
  assert.deepEqual(titles([A, app(OLD_LINK)], [A, app(NEW_LINK)]), [
    `card-2-app 新的热线 a已启用：${NEW_LINK}`,
  ]);
});

test('an urgent retirement is told in words of its own beside the reason, by banner and pop-up, whatever the kind', () => {
  const words = { zh: '有人冒用这个邮箱。', en: 'Somebody misuses this mailbox.' };
  const [before, after] = [[A, mail('old@card.example')], [A]];
  const successor = { channel: 'mail', kind: 'email', value: 'old@card.example', successor: 'a' } as const;
  for (const retired of [[], [{ ...declared, ...successor }]]) {
    const { previous, next, notices } = between(before, after, retired);
    const [told, ...others] = announcements(previous, next, words);
    assert.ok(told && others.length === 0);
    assert.deepEqual(told.placements, ['board', 'banner', 'popup']);
    const reason = next.retired[0]?.reason;
    assert.ok(told.body.zh.split('\n')[0]?.endsWith(`原因：${reason?.zh}。${words.zh}`));
    assert.ok(told.body.en.split('\n')[0]?.endsWith(`Reason: ${reason?.en}. ${words.en}`));
    assert.doesNotMatch(JSON.stringify(notices), /有人冒用|Somebody/);
  }
});

test('property: whoever knew the numbers of one card reads of every number that is another on the next', () => {
  const channels = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'a-2', 'b', 'b-2-2'),
        digits: fc.constantFrom('0000001', '0000002', '0000003', '0000004', '0000005'),
        priority: fc.integer({ min: 1, max: 3 }),
        inNav: fc.boolean(),
      }),
      { minLength: 1, selector: ({ id }) => id },
    )
    .filter((list) => new Set(list.map((c) => c.digits)).size === list.length)
    .map((list) =>
      list.map(({ id, digits, priority, inNav }) =>
        phone(id, digits, { priority, surfaces: inNav ? ['nav', 'page'] : ['page'] }),
      ),
    );
  fc.assert(
    fc.property(channels, channels, (before, after) => {
      const { previous, next, notices } = between(before, after);
      assert.equal(new Set(notices.map((n) => n.slug)).size, notices.length);
      const told = (number: string) =>
        notices.some((n) => `${n.title.zh} ${n.body.zh}`.includes(number) && n.placements.includes('banner'));
      const stood = new Set(before.map(officialKey));
      const stands = new Set(after.map(officialKey));
      for (const c of before) if (!stands.has(officialKey(c))) assert.ok(told(c.number.display));
      for (const c of after) {
        const was = before.find((b) => b.id === c.id);
        if (!stood.has(officialKey(c)) || (was && officialKey(was) !== officialKey(c)))
          assert.ok(told(c.number.display));
      }
      const [old, now] = [primaryPhone(previous.channels), primaryPhone(next.channels)];
      const named = notices.filter((n) => n.title.zh === `官方客服电话改为 ${now?.number.display}`);
      assert.equal(named.length, old?.number.digits === now?.number.digits ? 0 : 1);
    }),
    { numRuns: 500 },
  );
});
