import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CardContent, canonical } from '@clearline/card';
import fc from 'fast-check';
import { parse } from 'yaml';
import { succeed } from '../succession.ts';
import { checkCard } from './card.ts';
import { Findings, pathText } from './problem.ts';
import { DEMO, NOW } from './registry.fixtures.ts';
import { readRegistryFile } from './registry.ts';

const TREE: unknown = parse(DEMO, { schema: 'core' });

/** Values that are odd in ways that a card minds, or the reader does, or neither. */
const ODD = fc.constantFrom<unknown>(
  '',
  ' x',
  'e\u0301',
  '远'.repeat(81),
  'x'.repeat(401),
  'x'.repeat(4300),
  '热\u202e线',
  '\u3164\u3164',
  '\ud800',
  '@ 天远',
  'https://客服.example/天远',
  'HTTPS://shop.example',
  "https://shop.example/it's",
  `https://shop.example/${'远'.repeat(100)}`,
  'http://shop.example/|',
  'HELP@Tianyuan.Example',
  '+08:00',
  'asia/shanghai',
  'UTC',
  '1900-01-01',
  '2026-11-22 08:00',
  '2199-12-31',
  '0000-01-01',
  '400-000-0000',
  '+54 9 11 2345 6789 ext 4',
  '00:00-24:00',
  '22:00-02:00+1',
  '7x24',
  'main-line',
  'phone',
  'qq',
  0,
  -1,
  20_161,
  1e21,
  true,
  null,
  [],
  {},
);

interface Edit {
  at: number;
  how: 'replace' | 'delete' | 'double' | 'mix';
  value: unknown;
  other: number;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'delete', 'double', 'mix'),
  value: fc.oneof(ODD, fc.string({ unit: 'grapheme' })),
  other: fc.nat(),
});

type Container = Record<string, unknown> | unknown[];
const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** Every place of a tree: the collection and the key in it. */
function places(value: unknown): { inside: Container; key: string }[] {
  if (!isContainer(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => [{ inside: value, key }, ...places(member)]);
}

function mutate(tree: unknown, { at, how, value, other }: Edit): void {
  const all = places(tree);
  const place = all[at % all.length];
  const source = all[other % all.length];
  if (!place || !source) return;
  const { inside, key } = place;
  const put = (member: unknown) => Reflect.set(inside, key, structuredClone(member));
  if (how === 'replace') put(value);
  else if (how === 'mix') put(Reflect.get(source.inside, source.key));
  else if (how === 'double' && Array.isArray(inside)) inside.push(structuredClone(inside[Number(key)]));
  else if (Array.isArray(inside)) inside.splice(Number(key), 1);
  else Reflect.deleteProperty(inside, key);
}

test('property: a registry that is read can be published, whatever was done to it', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const tree = structuredClone(TREE);
      for (const one of edits) mutate(tree, one);
      const result = readRegistryFile(Buffer.from(JSON.stringify(tree)), 'registry.json', NOW);
      if (!result.ok) {
        assert.ok(result.error.length > 0);
        return;
      }
      read += 1;
      const content = succeed(null, result.value.draft, new Date(NOW).toISOString());
      assert.deepEqual(CardContent.parse(content), content);
      canonical([content, result.value.notices]);
    }),
    { numRuns: 150 },
  );
  assert.ok(read > 5, `only ${read} were read`);
});

test('what only the card refuses is a problem at the nearest place of the file', () => {
  const result = readRegistryFile(Buffer.from(DEMO), 'registry.yaml', NOW);
  assert.ok(result.ok);
  const { draft } = result.value;
  const refused = (change: Partial<typeof draft>) => {
    const findings = new Findings();
    checkCard({ ...draft, ...change }, TREE, NOW, findings);
    return findings.problems.map(({ path, said }) => `${said.code} ${pathText(path)}`);
  };
  assert.deepEqual(refused({}), []);
  assert.deepEqual(refused({ operator: { ...draft.operator, legalName: '' } }), [
    'card-refuses operator.legal_name',
  ]);
  const [first, ...others] = draft.channels;
  assert.ok(first);
  assert.deepEqual(refused({ channels: [{ ...first, replyWithinMinutes: 0 }, ...others] }), [
    'card-refuses channels[0]',
  ]);
  // Published in the order of their ends, the second of the file stands last.
  const [one, two] = draft.retired;
  assert.ok(one && two);
  assert.deepEqual(refused({ retired: [two, { ...one, from: '2026-03-02T00:00:00.000Z' }] }), [
    'card-refuses retired[1].until',
  ]);
});
