import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromFiles, fromText } from './proofs.ts';

const texts = (proofs: readonly { bytes: Uint8Array }[]) =>
  proofs.map(({ bytes }) => new TextDecoder().decode(bytes));

test('each line of what is pasted is a proof, whatever white space came with it', () => {
  const pasted = fromText((at) => `no. ${at + 1}`, '  {"a":1}\r\n\n{"b":"x  y"} \n');
  assert.deepEqual(texts(pasted), ['{"a":1}', '{"b":"x  y"}']);
  assert.deepEqual(
    pasted.map(({ name }) => name),
    ['no. 1', 'no. 2'],
  );
  assert.deepEqual(
    fromText(() => '', ' \n '),
    [],
  );
});

test('a file is taken byte for byte but for the line break at its end', async () => {
  const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x20, 0x0d, 0x0a);
  const [proof] = await fromFiles([new File([bytes], '7.proof.json')]);
  assert.equal(proof?.name, '7.proof.json');
  assert.deepEqual(proof?.bytes, bytes.slice(0, -2));
});

test('of many files and of long ones only so much is read as an answer needs', async () => {
  const long = new File([new Uint8Array(9_000_000).fill(0x20)], 'long');
  const [proof] = await fromFiles([long]);
  assert.equal(proof?.bytes.length, 2 ** 23 + 1);
  assert.equal((await fromFiles(Array(80).fill(new File(['{}'], 'one')))).length, 50);
});
