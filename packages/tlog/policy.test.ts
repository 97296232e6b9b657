import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decodeOctets,
  encodeOctets,
  formatPolicy,
  formatVkey,
  isQuorum,
  KEY_TYPE,
  POLICY_MAX_BYTES,
  type Policy,
  parsePolicy,
} from './index.ts';
import {
  accepted,
  codeOf,
  ed25519,
  errorOf,
  mlDsa44,
  sha256,
  textOf,
  utf8,
  witness,
} from './tlog.fixtures.ts';

const read = (text: string) => parsePolicy(utf8(text), sha256);
const logVkey = formatVkey(ed25519('log.example').key);
const vkeys = Array.from({ length: 6 }, (_, at) => formatVkey(witness(`witness.example/${at}`).key));
const [v0 = '', v1 = '', v2 = ''] = vkeys;

/** The example of the specification, with keys. */
const EXAMPLE = `log ${logVkey}

witness X1 ${vkeys[0]}
witness X2 ${vkeys[1]}
witness X3 ${vkeys[2]}
group X-witnesses 2 X1 X2 X3

witness Y1 ${vkeys[3]}
witness Y2 ${vkeys[4]}
witness Y3 ${vkeys[5]}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

test('the example of the specification', () => {
  const policy = accepted(read(EXAMPLE));
  assert.deepEqual(
    policy.logs.map(({ key, url }) => [formatVkey(key), url]),
    [[logVkey, null]],
  );
  assert.deepEqual(
    policy.witnesses.map(({ name }) => name),
    ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'],
  );
  assert.deepEqual(
    policy.groups.map(({ threshold }) => threshold),
    [2, 1, 2],
  );
  for (const enough of ['X1 X2 Y1', 'X3 X1 Y3', 'X1 X2 X3 Y1 Y2 Y3', 'X2 X3 Y2 stranger'])
    assert.ok(isQuorum(policy, enough.split(' ')), enough);
  for (const few of [
    '',
    'X1 X2',
    'X1 X2 X3',
    'Y1 Y2 Y3',
    'X1 Y1 Y2 Y3',
    'X1 X1 Y1',
    'X-witnesses Y-witnesses',
    'X-and-Y',
  ])
    assert.ok(!isQuorum(policy, few.split(' ')), few);
});

test('a quorum of one witness, and of none', () => {
  const one = accepted(read(`witness A ${v0} https://witness.example/\nquorum A\n`));
  assert.equal(one.witnesses[0]?.url, 'https://witness.example/');
  assert.ok(isQuorum(one, ['A']));
  assert.ok(!isQuorum(one, ['B']));
  const none = accepted(read('quorum none\n'));
  assert.deepEqual(none, { logs: [], witnesses: [], groups: [], quorum: 'none' });
  assert.ok(isQuorum(none, []));
});

test('white space, empty lines and comments say nothing', () => {
  const spaced = `\n \t\n# comment\n \t# 明线 quorum none\n\t witness \t A\t${v0}  \t\n  quorum\tA \n\n`;
  assert.deepEqual(accepted(read(spaced)), accepted(read(`witness A ${v0}\nquorum A\n`)));
});

test('keywords are no names but none, which is nobody', () => {
  const text = `witness witness ${v0}\nwitness all ${v1}\nwitness #x ${v2} #url\ngroup 1 any all witness\ngroup any all 1 #x\nquorum any\n`;
  const policy = accepted(read(text));
  assert.equal(policy.witnesses[2]?.url, '#url');
  assert.ok(isQuorum(policy, ['all', '#x']));
  assert.deepEqual(errorOf(read(`witness none ${v0}\nquorum none\n`)), { code: 'reserved-name', line: 1 });
  assert.deepEqual(errorOf(read(`witness A ${v0}\ngroup none any A\nquorum none\n`)), {
    code: 'reserved-name',
    line: 2,
  });
  assert.deepEqual(errorOf(read('group G any none\nquorum none\n')), { code: 'reserved-name', line: 1 });
});

test('each mistake is named with its line', () => {
  const after = (line: string, code: string) =>
    assert.deepEqual(
      errorOf(read(`witness A ${v0}\nwitness B ${v1}\n${line}\nquorum none\n`)),
      { code, line: 3 },
      line,
    );
  for (const line of [
    'Quorum none',
    'logs x',
    'constructor x',
    '__proto__',
    'witness\u00a0x',
    `\ufefflog ${logVkey}`,
  ])
    after(line, 'unknown-keyword');
  for (const line of [
    'log',
    `log ${logVkey} url more`,
    'witness',
    'witness C',
    `witness C ${v2} url more`,
    'group G',
    'group G any',
    'quorum',
    'quorum A B',
  ])
    after(line, 'wrong-number-of-items');
  for (const line of ['log x', 'witness C x', `witness C ${v2}=`, `witness ${v2} C`])
    after(line, 'malformed-vkey');
  after(`log ${logVkey.replace('log', 'gol')}`, 'wrong-key-id');
  after(`witness C ${logVkey}`, 'wrong-key-type');
  after(`witness A ${v2}`, 'name-taken');
  after('group A any B', 'name-taken');
  for (const line of ['group G any C', 'group G any A G', 'quorum C', 'quorum a'])
    after(line, 'name-not-defined');
  after('group G any A A', 'member-twice');
  for (const k of ['0', '3', '-1', '+1', '01', '1.0', 'ALL', '99999999999999999999'])
    after(`group G ${k} A B`, 'malformed-threshold');
  for (const octet of ['\r', '\0', '\u000b', '\u007f', '\u001b']) after(`# ${octet}`, 'forbidden-octet');
});

test('a name is a member of one group at most', () => {
  const text = `witness A ${v0}\nwitness B ${v1}\ngroup G any A\ngroup H any B A\nquorum H\n`;
  assert.deepEqual(errorOf(read(text)), { code: 'member-twice', line: 4 });
  const twice = `witness A ${v0}\ngroup G any A\ngroup H any G\ngroup I any G\nquorum H\n`;
  assert.deepEqual(errorOf(read(twice)), { code: 'member-twice', line: 4 });
});

test('there is one quorum, after what it names, on a line that ends', () => {
  assert.deepEqual(errorOf(read('quorum none\nquorum none\n')), { code: 'quorum-twice', line: 2 });
  assert.deepEqual(errorOf(read(`quorum A\nwitness A ${v0}\n`)), { code: 'name-not-defined', line: 1 });
  assert.equal(codeOf(read(`quorum none\nwitness A ${v0}\nlog ${logVkey}\n`)), 'accepted');
  assert.deepEqual(errorOf(read('')), { code: 'quorum-missing', line: 0 });
  assert.deepEqual(errorOf(read('\nquorum none')), { code: 'no-final-newline', line: 2 });
});

test('a public key is listed once, whatever its name, its key ID and its type', () => {
  const seed = sha256(utf8('seed'));
  const as = (name: string, type: number = KEY_TYPE.cosignatureV1) =>
    formatVkey(ed25519(name, type, seed).key);
  const witnesses = `witness A ${as('one')}\nwitness B ${as('two')}\nquorum A\n`;
  assert.deepEqual(errorOf(read(witnesses)), { code: 'duplicate-key', line: 2 });
  const logs = `log ${as('one')}\nlog ${as('two', KEY_TYPE.ed25519)}\nquorum none\n`;
  assert.deepEqual(errorOf(read(logs)), { code: 'duplicate-key', line: 2 });
  assert.equal(codeOf(read(`log ${as('one')}\nwitness A ${as('one')}\nquorum A\n`)), 'accepted');
});

test('a log may have a key of any type, a witness one that makes cosignatures', () => {
  const quantum = formatVkey(mlDsa44('pq.example').key);
  const unknown = formatVkey({ ...ed25519('x.example').key, type: 0xff });
  assert.equal(codeOf(read(`log ${quantum}\nlog ${unknown}\nwitness A ${quantum}\nquorum A\n`)), 'accepted');
  assert.deepEqual(errorOf(read(`witness A ${unknown}\nquorum A\n`)), { code: 'wrong-key-type', line: 1 });
});

test('names are octets: those that are no UTF-8 are kept apart too', () => {
  const octets = (text: string) => Uint8Array.from(text, (unit) => unit.charCodeAt(0));
  const policy = accepted(
    parsePolicy(octets(`witness K\xff ${v0} \xe6\nwitness K\xfe ${v1}\nquorum K\xff\n`), sha256),
  );
  const [one, other] = policy.witnesses;
  assert.ok(one && other && one.name !== other.name);
  assert.ok(isQuorum(policy, [one.name]));
  assert.ok(!isQuorum(policy, [other.name]));
  assert.deepEqual(encodeOctets(one.name), octets('K\xff'));
  const kelvin = accepted(read(`witness K ${v0}\nwitness \u212a ${v1}\nquorum K\n`));
  assert.ok(!isQuorum(kelvin, ['\u212a']));
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(encodeOctets(decodeOctets(bytes)), bytes)),
  );
});

test('a policy reads back as it was written', () => {
  const text = `log ${logVkey} https://日志.example\n${EXAMPLE.split('\n').slice(1).join('\n')}`;
  for (const policy of [accepted(read(EXAMPLE)), accepted(read(text)), accepted(read('quorum none\n'))])
    assert.deepEqual(accepted(parsePolicy(formatPolicy(policy), sha256)), policy);
  assert.equal(textOf(formatPolicy(accepted(read('\t quorum   none\n\n')))), 'quorum none\n');
});

test('32 logs, witnesses and groups, and many more', () => {
  const keys = (count: number, type: number) =>
    Array.from({ length: count }, (_, at) => formatVkey(ed25519(`${at}.example`, type).key));
  const logs = keys(100, KEY_TYPE.ed25519).map((vkey) => `log ${vkey}`);
  const witnesses = keys(100, KEY_TYPE.cosignatureV1).map((vkey, at) => `witness w${at} ${vkey}`);
  const groups = witnesses.map((_, at) => `group g${at} all w${at}${at > 0 ? ` g${at - 1}` : ''}`);
  const policy = accepted(read(`${[...logs, ...witnesses, ...groups].join('\n')}\nquorum g99\n`));
  const names = policy.witnesses.map(({ name }) => name);
  assert.ok(isQuorum(policy, names));
  assert.ok(!isQuorum(policy, names.slice(1)));
  assert.equal(codeOf(parsePolicy(new Uint8Array(POLICY_MAX_BYTES + 1).fill(0x0a), sha256)), 'too-long');
  assert.equal(codeOf(parsePolicy(new Uint8Array(POLICY_MAX_BYTES).fill(0x0a), sha256)), 'quorum-missing');
});

test('bytes that are no policy are refused, never thrown at; lines that move or go mean nothing new', () => {
  const full = accepted(read(EXAMPLE));
  const lines = EXAMPLE.split('\n').slice(0, -1);
  const place = fc.nat({ max: lines.length - 1 });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => assert.ok(!parsePolicy(bytes, sha256).ok)),
  );
  fc.assert(
    fc.property(place, place, (one, other) => {
      const moved = lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '');
      const gone = lines.toSpliced(one, 1);
      for (const changed of [moved, gone]) {
        const policy = read(`${changed.join('\n')}\n`);
        if (policy.ok) assert.deepEqual(policy.value.quorum, full.quorum);
        if (policy.ok)
          assert.deepEqual(
            sorted(policy.value),
            sorted(full, lines[one]?.startsWith('log') && changed === gone),
          );
      }
    }),
  );
});

/** What a policy says, whatever the order. */
function sorted({ logs, witnesses, groups }: Policy, withoutLogs: boolean | undefined = false) {
  const lines = [...(withoutLogs ? [] : logs), ...witnesses, ...groups].map((one) => JSON.stringify(one));
  return lines.sort();
}

test('what no file can hold is never written', () => {
  const policy = accepted(read(EXAMPLE));
  for (const quorum of ['', 'a b', 'a\tb', 'a\nb', 'a\u007f'])
    assert.throws(() => formatPolicy({ ...policy, quorum }), RangeError);
});
