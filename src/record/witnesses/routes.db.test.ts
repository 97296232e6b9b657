/** What staff read of the witnesses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peopleWorld, startRoutes } from '../../people/testing.ts';
import { witnessesApi as api } from './contract.ts';
import { witnessRoutes } from './index.ts';
import type { WitnessReport } from './report.ts';

const world = await peopleWorld({ 'publishers.read': ['agent'] });
const { person } = world;
const [near, far] = ['near', 'far'].map((name) => ({
  name,
  vkey: `${name}.example/witness+01020304+AA`,
  url: `https://${name}.example/secret-prefix`,
}));

test('staff see how far each witness is, since when and why, and nothing that only the log needs', async (t) => {
  assert.ok(near && far);
  const report: WitnessReport = {
    independent: true,
    quorum: 'near',
    signed: 12n,
    published: 12n,
    pending: 1,
    witnesses: [
      { ...near, size: 12n, at: Date.parse('2026-01-02T00:00:00Z'), lag: 0n, failure: null },
      { ...far, size: 0n, at: null, lag: 12n, failure: 'unreachable' },
    ],
  };
  const ask = await startRoutes(t, (app) =>
    witnessRoutes({ ...world.serve(app), report: async () => report }),
  );
  const { status, body, text } = await ask(await person('Ada', ['agent']), api.get);
  assert.equal(status, 200);
  assert.deepEqual(body, {
    independent: true,
    size: 12,
    published: 12,
    pending: 1,
    witnesses: [
      { name: 'near', size: 12, at: '2026-01-02T00:00:00.000Z', lag: 0, failure: null },
      { name: 'far', size: 0, at: null, lag: 12, failure: 'unreachable' },
    ],
  });
  assert.doesNotMatch(text, /secret-prefix/);
  assert.equal((await ask(await person('Bo', ['buyer']), api.get)).status, 403);
});

test('before the node has joined the record there is nothing to say', async (t) => {
  const ask = await startRoutes(t, (app) => witnessRoutes({ ...world.serve(app), report: () => null }));
  const { status, body } = await ask(await person('Cy', ['agent']), api.get);
  assert.deepEqual([status, body.code], [409, 'no-record']);
});
