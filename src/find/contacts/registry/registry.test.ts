import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CardContent, channelValue } from '@clearline/card';
import fc from 'fast-check';
import { succeed } from '../succession.ts';
import { DEMO, NOW } from './registry.fixtures.ts';
import { type Registry, type RegistryProblem, readRegistryFile } from './registry.ts';
import { CHANNEL_KINDS } from './schema.ts';

const DOCS = readFileSync(new URL('../../../../docs/registry.md', import.meta.url), 'utf8');

const read = (text: string | Uint8Array, now = NOW) =>
  readRegistryFile(typeof text === 'string' ? Buffer.from(text) : text, 'registry.yaml', now);
function good(text: string): Registry {
  const result = read(text);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.error, null, 1));
  return result.value;
}
function problems(text: string | Uint8Array): readonly RegistryProblem[] {
  const result = read(text);
  assert.ok(!result.ok, 'expected to be refused');
  return result.error;
}

test('the demo registry has every kind of channel, and warns only of a year whose holidays are not known', () => {
  const registry = good(DEMO);
  assert.deepEqual(new Set(registry.draft.channels.map((c) => c.kind)), new Set(CHANNEL_KINDS));
  const lines = registry.draft.channels.flatMap((c) => (c.kind === 'phone' ? [c.number.line] : []));
  assert.deepEqual(new Set(lines), new Set(['400', '800', 'landline', 'mobile', 'short']));
  assert.equal(registry.draft.retired.length, 2);
  assert.equal(registry.notices.length, 3);
  assert.deepEqual(
    registry.warnings.map((w) => `${w.code} ${w.path}`),
    ['holidays-unknown hours.office'],
  );
  // Before the autumn the card does not reach into that year.
  const read = readRegistryFile(Buffer.from(DEMO), 'registry.yaml', Date.parse('2026-09-01T00:00:00Z'));
  assert.deepEqual(read.ok && read.value.warnings, []);
});

test('what is read makes a card: nothing is left that the card refuses', () => {
  for (const text of [DEMO, example()]) {
    const content = succeed(null, good(text).draft, new Date(NOW).toISOString());
    assert.deepEqual(CardContent.parse(content), content);
    assert.doesNotMatch(JSON.stringify(content), /undefined/);
  }
});

/** The complete example of the documentation. */
function example(): string {
  const found = /```yaml complete\n([\s\S]*?)```/.exec(DOCS)?.[1];
  assert.ok(found, 'docs/registry.md has no block marked "yaml complete"');
  return found;
}

test('the example in docs/registry.md is a registry', () => {
  assert.ok(good(example()).draft.channels.length >= 5);
});

test('every kind, part and key of the format is named in docs/registry.md', () => {
  for (const kind of CHANNEL_KINDS) assert.match(DOCS, new RegExp(`\`${kind}\``), kind);
});

test('JSON reads like YAML, tabs and byte order mark included', () => {
  const json = JSON.stringify(
    {
      version: 1,
      operator: {
        name: { zh: '甲', en: 'A' },
        legal_name: '甲公司',
        filings: [{ kind: 'icp', number: '演示1', url: 'https://beian.miit.gov.cn/' }],
      },
      channels: [
        {
          id: 'main',
          kind: 'phone',
          label: { zh: '热线', en: 'Line' },
          number: '400-000-0000',
          hours: '7x24',
          surfaces: ['nav', 'footer', 'page'],
        },
      ],
    },
    null,
    '\t',
  );
  const registry = good(`\ufeff${json}`);
  assert.equal(registry.validDays, 90);
  assert.deepEqual(
    registry.warnings.map((w) => w.code),
    ['no-official-domain'],
  );
});

test('defaults and short forms', () => {
  const { draft, notices } = good(DEMO);
  const channel = (id: string) => draft.channels.find((c) => c.id === id);
  const short = channel('short-code');
  assert.deepEqual(short?.languages, ['zh']);
  assert.deepEqual(short?.surfaces, ['page', 'machine']);
  assert.equal(short?.priority, 7);
  assert.equal(short?.human, true);
  assert.deepEqual(short?.kind === 'phone' && short.reachableFrom, ['mobile', 'landline']);
  assert.deepEqual(short?.hours.weekly.sun, [{ from: '08:00', to: '02:00' }]);
  assert.equal(channel('website')?.human, false);
  assert.equal(channel('website')?.hours.holidays, 'as-usual');
  assert.equal(channel('partner-mail')?.replyWithinMinutes, 2880);
  assert.equal(channel('main-line')?.since, '2026-02-28T16:00:00.000Z');
  const office = channel('help-mail')?.hours;
  assert.deepEqual(office?.holidays, []);
  assert.deepEqual(office?.makeUpDays, office?.weekly.mon);
  assert.deepEqual(office?.weekly.sat, [{ from: '10:00', to: '16:00' }]);
  // An end that is only a date is the end of that day, in Beijing.
  assert.equal(notices[0]?.startsAt, '2026-10-31T16:00:00.000Z');
  assert.equal(notices[0]?.endsAt, '2027-12-31T16:00:00.000Z');
  assert.equal(notices[2]?.endsAt, null);
  assert.equal(draft.never.length, 6);
});

test('addresses and texts are brought to the one spelling that the card has', () => {
  const text = DEMO.replace('https://weibo.example/tianyuan-demo', 'HTTPS://Weibo.example/天远')
    .replace('zh: 官方微博', 'zh: Cafe\u0301')
    .replace('handle: tianyuan_demo', 'handle: cafe\u0301');
  const retired = (kind: string, value: string) =>
    `  - { channel: old, kind: ${kind}, value: "${value}", label: { zh: 旧, en: Old }, reason: { zh: 换, en: New } }\n`;
  const more = `retired:\n${retired('app', 'https://A.example https://B.example/')}${retired('email', 'Old@A.example')}`;
  const { draft } = good(text.replace('retired:\n', more));
  const weibo = draft.channels.find((c) => c.kind === 'weibo');
  assert.equal(weibo?.kind === 'weibo' && weibo.url, 'https://weibo.example/%E5%A4%A9%E8%BF%9C');
  assert.match(weibo?.label.zh ?? '', /^Caf\u00e9/);
  assert.ok(draft.channels.some((c) => c.kind === 'douyin' && c.handle === 'caf\u00e9'));
  assert.equal(draft.operator.filings[0]?.url, 'https://beian.miit.gov.cn');
  assert.deepEqual(
    draft.retired.slice(0, 2).map((r) => r.value),
    ['https://a.example https://b.example', 'old@a.example'],
  );
});

test('one address in two spellings is one value', () => {
  const twice = DEMO.replace('https://jd.example/shop/tianyuan-demo', 'https://jd.example').replace(
    'retired:\n',
    'retired:\n  - { channel: jd, kind: jd-shop, value: "https://JD.example/", label: { zh: 旧, en: Old }, reason: { zh: 换, en: New } }\n',
  );
  assert.deepEqual(
    problems(twice).map((p) => [p.code, p.path]),
    [['retired-still-active', 'retired[0].value']],
  );
});

test('numbers keep every digit, quoted or not', () => {
  const { draft } = good(DEMO.replace('number: 0755-8000-0000 转 8000', 'number: 075580000000'));
  const office = draft.channels.find((c) => c.id === 'shenzhen-office');
  assert.equal(office && channelValue({ ...office, since: '' } as never), '075580000000');
});

test('all problems come at once, in the order of the file, in both languages', () => {
  const broken = DEMO.replace('valid_days: 90', 'valid_days: 0')
    .replace('number: 95000', 'number: 11111')
    .replace('hours: office\n    surfaces: [footer', 'hours: ofice\n    surfaces: [footer')
    .replace('slug: holiday-service', 'slug: new-service-line');
  const found = problems(broken);
  assert.deepEqual(
    found.map((p) => [p.code, p.path]),
    [
      ['too-small', 'valid_days'],
      ['bad-number', 'channels[6].number'],
      ['unknown-hours', 'channels[7].hours'],
      ['duplicate-id', 'notices[2].slug'],
    ],
  );
  assert.deepEqual(
    found.map((p) => p.line),
    found.map((p) => p.line).sort((a, b) => a - b),
  );
  for (const { message, fix } of found) {
    for (const text of [message.zh, message.en, fix.zh, fix.en]) assert.ok(text.length > 3);
  }
});

test('property: no bytes throw, and what is refused says where', () => {
  const bytes = Buffer.from(DEMO);
  const noise = fc.uint8Array({ maxLength: 400 });
  const mutated = fc
    .array(
      fc.tuple(
        fc.nat(bytes.length - 1),
        fc.nat(30),
        fc.constantFrom('', ':', '- ', '\n', '"', '{', '*a', '\u202e', '!x'),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((cuts) =>
      cuts.reduce(
        (text, [at, length, put]) =>
          Buffer.concat([text.subarray(0, at), Buffer.from(put), text.subarray(at + length)]),
        bytes,
      ),
    );
  fc.assert(
    fc.property(fc.oneof(noise, mutated), (input) => {
      const result = read(input);
      if (result.ok) return;
      assert.ok(result.error.length > 0);
      for (const p of result.error) assert.ok(p.line >= 1 && p.column >= 1, JSON.stringify(p));
    }),
    { numRuns: 200 },
  );
});
