/** Whoever has a line open is there, whichever carries it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poll, socket, stream } from '../../../web/live/carriers.ts';
import { LiveLine } from '../../../web/live/line.ts';
import { newThread } from '../../../web/live/thread.ts';
import { deskApi } from '../conversations/contract.ts';
import { HEARD_SECONDS, queueApi } from './contract.ts';
import { queueWorld } from './testing.ts';

const world = await queueWorld();

for (const [name, carrier] of Object.entries({ socket, stream, poll }))
  test(`an agent with a line open by ${name} is there without saying so again, and gone once it is closed`, async (t) => {
    const node = await world.node(t);
    const [ann, sue] = [await world.person('Ann', ['agent']), await world.person('Sue', ['supervisor'])];
    // Whoever is busy is given nobody, whom they would have to answer while the time goes by.
    await node.say(ann, 'busy');
    const id = await world.opened(node.url, await world.guest(node.url));
    const { promise: open, resolve } = Promise.withResolvers<void>();
    const line = new LiveLine({
      site: node.url,
      root: '/conversations',
      carriers: [carrier],
      headers: async () => ann.headers,
      token: async () => String((await node.ask(ann, deskApi.ticket)).body.ticket),
      onThread: (thread) => {
        if (thread.view) resolve();
      },
      onReach: () => {},
      onTyping: () => {},
    });
    t.after(() => line.close());
    line.follow(newThread(id));
    await open;
    const stateNow = async () => {
      const { agents } = (await node.ask(sue, queueApi.board)).body as {
        agents: { id: string; state: string }[];
      };
      return agents.find((agent) => agent.id === ann.id)?.state;
    };
    world.clock.advance((HEARD_SECONDS - 1) * 1000);
    await node.queue.beat();
    world.clock.advance((HEARD_SECONDS - 1) * 1000);
    assert.equal(await stateNow(), 'busy');
    line.close();
    world.clock.advance(1000);
    await node.queue.look();
    assert.equal(await stateNow(), 'offline');
  });
