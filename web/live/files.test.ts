/** What a screen knows of files, and when it asks again. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { FileState } from '../../src/reach/conversations/contract.ts';
import type { SharedFile } from '../../src/reach/files/shapes/contract.ts';
import { Files } from './files.ts';

const HERE = '3f1d4cbe-0000-4000-8000-000000000000';
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const shared = (id: string, state: FileState, n: number): SharedFile => ({
  id,
  name: 'a.png',
  type: 'image/png',
  bytes: 10,
  picture: { width: 1, height: 1 },
  state,
  url: state === 'ready' ? `/files/${id}-${n}` : null,
  thumbnail: state === 'ready' ? `/files/${id}-${n}-small` : null,
  until: null,
});

function world(t: { after: (end: () => void) => void }) {
  mock.timers.enable({ apis: ['setTimeout'] });
  const asked: string[] = [];
  const loaded: string[] = [];
  const server = {
    states: {} as Record<string, FileState>,
    isAway: false,
    dead: new Set<string>(),
    now: 0,
    isSeen: true,
  };
  const files = new Files({
    ask: async (_conversation, ids) => {
      asked.push(ids.join());
      if (server.isAway) throw new Error('away');
      return ids.flatMap((id) => (server.states[id] ? [shared(id, server.states[id], asked.length)] : []));
    },
    load: async (link) => {
      loaded.push(link);
      return server.dead.has(link) ? null : new Blob([link]);
    },
    onChange: () => {},
    now: () => server.now,
    isSeen: () => server.isSeen,
  });
  t.after(() => {
    files.close();
    mock.timers.reset();
  });
  const pass = async (ms: number) => {
    mock.timers.tick(ms);
    await settle();
  };
  const stateOf = (id: string) => {
    const known = files.known(HERE, id);
    return known === null || known === 'gone' ? known : known.state;
  };
  return { files, asked, loaded, server, pass, stateOf };
}

test('those that come to be seen together are asked for at once, and once', async (t) => {
  const { asked, server, pass, stateOf } = world(t);
  server.states = { a: 'ready', b: 'ready' };
  for (const id of ['a', 'b', 'gone', 'a']) assert.equal(stateOf(id), null);
  await pass(30);
  assert.deepEqual(['a', 'b', 'gone'].map(stateOf), ['ready', 'ready', 'gone']);
  await pass(60_000);
  assert.deepEqual(asked, ['a,b,gone']);
});

test('one that is being scanned is asked for as long as somebody looks, and at the word of the server', async (t) => {
  const { files, asked, server, pass, stateOf } = world(t);
  server.states = { a: 'scanning' };
  stateOf('a');
  await pass(30);
  server.isSeen = false;
  await pass(10_000);
  assert.equal(asked.length, 1, 'nobody looks');
  server.isSeen = true;
  await pass(10_000);
  await pass(30);
  assert.equal(asked.length, 2);
  server.states = { a: 'refused' };
  files.hear({ is: 'file', conversation: HERE, id: 'a', state: 'refused' });
  files.hear({ is: 'file', conversation: HERE, id: 'not-seen', state: 'ready' });
  await pass(30);
  assert.equal(stateOf('a'), 'refused');
  await pass(60_000);
  assert.deepEqual(asked, ['a', 'a', 'a']);
});

test('nobody has answered: it is asked again when there is a line, and before that not in a storm', async (t) => {
  const { files, asked, server, pass, stateOf } = world(t);
  server.states = { a: 'ready' };
  server.isAway = true;
  stateOf('a');
  await pass(30);
  for (let draw = 0; draw < 20; draw++) stateOf('a');
  await pass(30);
  assert.equal(asked.length, 1);
  server.isAway = false;
  files.again();
  await pass(30);
  assert.equal(stateOf('a'), 'ready');
});

test('a link that has grown old, or leads nowhere, is fetched anew', async (t) => {
  const { files, asked, loaded, server, pass, stateOf } = world(t);
  server.states = { a: 'ready' };
  stateOf('a');
  await pass(30);
  assert.ok(await files.bytes('a', 'thumbnail'));
  server.dead.add('/files/a-1');
  assert.ok(await files.bytes('a', 'url'));
  assert.deepEqual(loaded, ['/files/a-1-small', '/files/a-1', '/files/a-2']);
  server.now += 61_000;
  assert.equal((await files.fresh('a'))?.url, '/files/a-3');
  server.states = {};
  server.dead.add('/files/a-3');
  assert.equal(await files.bytes('a', 'url'), null);
  assert.equal(stateOf('a'), 'gone');
  assert.equal(asked.length, 4);
});
