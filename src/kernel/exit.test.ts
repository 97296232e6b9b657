import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';

const PROGRAM = `
  import { connect } from 'node:net';
  import { exitSoon } from '${new URL('./exit.ts', import.meta.url)}';
  const socket = connect(Number(process.argv[1]), '127.0.0.1', () => {
    socket.end();
    process.exitCode = 3;
    exitSoon();
  });`;

test('a connection that the other end never closes does not keep the process', async (t) => {
  const hanging = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(hanging, 'listening');
  t.after(() => hanging.close());
  const { port } = hanging.address() as AddressInfo;
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, String(port)], {
    stdio: 'inherit',
  });
  const [socket] = await once(hanging, 'connection');
  assert.deepEqual(await once(child, 'exit'), [3, null]);
  socket.destroy();
});
