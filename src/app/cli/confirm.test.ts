import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { confirm } from './confirm.ts';
import { EXIT } from './exit.ts';

const CTRL_C = '\x03';
const CTRL_D = '\x04';
const never = new AbortController().signal;

/** What the question gives when somebody types that, and what stood on the screen. */
async function typed(text: string, signal = never): Promise<{ code: number; screen: string }> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough();
  const asked = confirm({ lang: 'en', signal }, { input, output });
  input.write(text);
  const code = await asked;
  return { code, screen: String(output.read()) };
}

test('only a plain yes publishes', async () => {
  for (const yes of ['y\r', ' YES \r', '是\r']) assert.equal((await typed(yes)).code, EXIT.done, yes);
  for (const no of ['\r', 'n\r', 'yesterday\r']) {
    const { code, screen } = await typed(no);
    assert.equal(code, EXIT.declined, no);
    assert.match(screen, /Nothing was published/);
  }
});

test('Ctrl-C and Ctrl-D mean no, also behind a half-typed yes', async () => {
  for (const keys of [CTRL_C, CTRL_D, `y${CTRL_C}`]) {
    const { code, screen } = await typed(keys);
    assert.equal(code, EXIT.declined, JSON.stringify(keys));
    assert.match(screen, /\nNothing was published/);
  }
});

test('a signal while the question stands, or before it, means no', async () => {
  const controller = new AbortController();
  const asked = typed('', controller.signal);
  controller.abort();
  assert.equal((await asked).code, EXIT.declined);
  assert.equal((await typed('y\r', controller.signal)).code, EXIT.declined);
});

test('without a terminal nobody is asked', async () => {
  const code = await confirm(
    { lang: 'en', signal: never },
    { input: new PassThrough(), output: new PassThrough() },
  );
  assert.equal(code, EXIT.usage);
});
