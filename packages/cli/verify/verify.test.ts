import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Card, formatBundle, parseBundle } from '@clearline/card';
import { bundleOf, cardWith, site as people, sealed } from '../../card/record.fixtures.ts';
import { runHere } from '../context.fixtures.ts';
import { start } from '../process.fixtures.ts';
import { testFolder } from '../witness/witness.fixtures.ts';
import { type VerifyCommand, verify } from './verify.ts';

const HOTLINE = '400-000-0000';
const OLD = '400-000-0001';

/** Proofs of a card and of its successors in one record, as files, and the policy. */
async function proofs(t: TestContext, ...cards: readonly Card[]) {
  const [dir, { ann, bo, publishers, log }] = [await testFolder(t), people()];
  const files = await Promise.all(
    cards.map(async (card, at) => {
      const path = join(dir, `card-${at}.json`);
      await writeFile(path, await bundleOf({ log, publishers, entry: sealed(card, [ann, bo]) }));
      return path;
    }),
  );
  const policy = join(dir, 'policy');
  await writeFile(policy, log.policy);
  return { dir, files, first: files[0] ?? '', policy };
}
const ask = (file: string, options: VerifyCommand = {}, lang: 'zh' | 'en' = 'en') =>
  runHere((context) => verify(file, options, context), lang);

test('a proof says that the card is genuine, what it rests on, and by whose keys', async (t) => {
  const { first, policy } = await proofs(t, cardWith({}));
  const { code, stdout, stderr } = await ask(first, { policy });
  assert.equal(code, 0, stdout);
  assert.match(stdout, /Contact Card 1 is genuine/);
  assert.match(stdout, /Card: version 1, digest [0-9a-f]{64}/);
  assert.match(stdout, /entry 1 of 2, counted from 0$/m);
  assert.match(stdout, /Witnesses: one \(2026-01-01T01:00:00\.000Z\), two/);
  assert.match(stdout, /Approvals: ann \(demo\) \(passkey\), bo \(demo\) \(passkey\)/);
  assert.match(stderr, /^ {4}(\w+ ){11}\w+$/m);
  assert.doesNotMatch(stderr, /come from the proof itself/);
  assert.match((await ask(first, { policy }, 'zh')).stdout, /第 2 条（编号 1），当时共 2 条$/m);
});

test('without a policy it says that it took the word of the proof', async (t) => {
  const { first } = await proofs(t, cardWith({}));
  const { code, stderr } = await ask(first);
  assert.equal(code, 0);
  assert.match(stderr, /come from the proof itself/);
  assert.match((await ask(first, {}, 'zh')).stderr, /取自证明文件自身/);
});

test('a number is official, retired or not listed, each with its exit code', async (t) => {
  const { first, policy } = await proofs(t, cardWith({}));
  const official = await ask(first, { policy, number: HOTLINE });
  assert.deepEqual([official.code, /^Official: Hotline/.test(official.stdout)], [0, true]);
  const retired = await ask(first, { policy, number: OLD });
  assert.deepEqual([retired.code, /^Retired on/.test(retired.stdout)], [1, true]);
  const unlisted = await ask(first, { policy, value: 'https://elsewhere.example/' });
  assert.deepEqual([unlisted.code, /does not list it/.test(unlisted.stdout)], [1, true]);
});

test('a newer proof that retires a number beats an older one', async (t) => {
  const before = cardWith({ retired: [] });
  const { channels, retired } = cardWith({});
  const [entry] = retired;
  assert.ok(entry);
  const rest = channels.filter(({ id }) => id !== 'mail');
  const gone = {
    ...entry,
    channel: 'mail',
    kind: 'email' as const,
    value: 'help@card.example',
    display: 'Help@card.example',
  };
  const after = cardWith({
    n: 2,
    issued: '2026-01-01T00:30:00.000Z',
    channels: rest,
    retired: [{ ...gone, successor: 'hotline' }],
  });
  const { files, policy } = await proofs(t, before, after);
  const [old = '', latest = ''] = files;
  const value = 'help@card.example';
  assert.equal((await ask(old, { policy, value })).code, 0);
  assert.equal((await ask(old, { policy, value, also: [latest] })).code, 1);
});

test('a proof that has expired, one that was changed and two that contradict are told apart', async (t) => {
  const { dir, first, policy } = await proofs(t, cardWith({}));
  assert.equal((await ask(first, { policy, at: '2026-03-01T00:00:00Z' })).code, 4);
  const changed = join(dir, 'changed');
  await writeFile(changed, '{}');
  const invalid = await ask(changed, { policy });
  assert.deepEqual([invalid.code, /incomplete/.test(invalid.stdout)], [3, true]);
  const site = people();
  const one = join(dir, 'one');
  const other = join(dir, 'other');
  const enter = (card: Card) => bundleOf({ ...site, entry: sealed(card, [site.ann, site.bo]) });
  await writeFile(one, await enter(cardWith({})));
  await writeFile(other, await enter(cardWith({ channels: cardWith({}).channels.slice(0, -1) })));
  assert.equal((await ask(one, { also: [other] })).code, 5);
});

test('how long ago the witnesses may have seen it is for who asks to say', async (t) => {
  const { first, policy } = await proofs(t, cardWith({}));
  const at = '2026-01-02T01:00:00Z';
  assert.equal((await ask(first, { policy, at })).code, 0);
  assert.equal((await ask(first, { policy, at, maxAge: '24h' })).code, 0, 'cosigned a day ago');
  const old = await ask(first, { policy, at, maxAge: '1439m', json: true });
  const { verdict, code, sentence } = JSON.parse(old.stdout);
  assert.deepEqual([old.code, verdict, code], [4, 'too-old', 'cosigned-too-long-ago']);
  assert.match(sentence, /^This proof was witnessed too long ago/);
  assert.ok((await ask(first, { policy, at, maxAge: '1439m' })).stdout.startsWith(sentence));
  const expired = await ask(first, { policy, at: '2026-03-01T00:00:00Z', maxAge: '24h', json: true });
  assert.deepEqual([expired.code, JSON.parse(expired.stdout).code], [4, 'expired']);
  assert.equal((await ask(first, { policy, maxAge: 'a day' })).code, 2);
});

test('as JSON, for scripts', async (t) => {
  const { first, policy } = await proofs(t, cardWith({}));
  const { stdout } = await ask(first, { policy, number: OLD, json: true });
  const { verdict, code, retiredOn, successor, proofs: known } = JSON.parse(stdout);
  assert.deepEqual(
    [verdict, code, retiredOn, successor],
    ['retired', null, '2026-01-01T00:00:00.000Z', 'hotline'],
  );
  assert.deepEqual([known.length, known[0].n, known[0].pinned, known[0].index], [1, 1, true, '1']);
});

test('that a proof brings another policy than the one that counts is told, to scripts as well', async (t) => {
  const { dir, first, policy } = await proofs(t, cardWith({}));
  const bundle = parseBundle(await readFile(first));
  assert.ok(bundle.ok);
  const other = join(dir, 'other.json');
  const own = bundle.value.policy.replace('most 2', 'most 3');
  await writeFile(other, formatBundle({ ...bundle.value, policy: own }));
  for (const [file, expected] of [
    [first, false],
    [other, true],
  ] as const) {
    const { code, stdout } = await ask(file, { policy, json: true });
    const { proofs: known, cautions } = JSON.parse(stdout);
    assert.deepEqual([code, known[0].otherPolicy], [0, expected]);
    const said = /brings another policy than the one that counts/;
    assert.equal(said.test(cautions.join()), expected);
    assert.equal(said.test((await ask(file, { policy })).stderr), expected);
  }
});

test('from an address and from standard input', async (t) => {
  const { ann, bo, publishers, log } = people();
  const bytes = await bundleOf({ log, publishers, entry: sealed(cardWith({}), [ann, bo]) });
  const server = createServer((request, response) =>
    response.writeHead(request.url === '/p' ? 200 : 404).end(bytes),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  assert.equal((await ask(`${url}/p`)).code, 0);
  assert.equal((await ask(`${url}/none`)).code, 66);
  const args = ['verify', '-', '--at', '2026-01-02T00:00:00Z', '--number', HOTLINE];
  const { code, stdout } = await start(t, args, undefined, bytes).ended;
  assert.deepEqual([code, /Official/.test(stdout)], [0, true]);
  const both = await start(t, [...args, '--value', 'x']).ended;
  assert.equal(both.code, 2);
});

test('what cannot be read is a sentence', async (t) => {
  const { dir, first } = await proofs(t, cardWith({}));
  assert.equal((await ask(join(dir, 'none'))).code, 66);
  assert.equal((await ask(first, { policy: join(dir, 'none') })).code, 66);
  assert.equal((await ask(first, { policy: first })).code, 66);
  for (const at of ['yesterday', '2026-01-02', '2026-13-02T00:00:00Z'])
    assert.equal((await ask(first, { at })).code, 2);
});
