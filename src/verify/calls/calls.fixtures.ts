/** The slice's routes and pages on a database of their own. Only tests import this. */
import type { TestContext } from 'node:test';
import { Registry } from 'prom-client';
import type { View } from '../../find/surfaces/index.ts';
import { text } from '../../kernel/http/page.ts';
import { type Ask, peopleWorld, startRoutes } from '../../people/testing.ts';
import { callsMetrics, callsPolicy, mountCalls } from './index.ts';

export async function callsWorld(view: View) {
  const world = await peopleWorld(callsPolicy);
  const start = async (t: TestContext): Promise<{ ask: Ask; registry: Registry }> => {
    const registry = new Registry();
    const ask = await startRoutes(t, (app) =>
      mountCalls({
        ...world.serve(app),
        current: () => view,
        // Without the shell, which is another slice's: what these pages say is what is tested here.
        show: (_c, content) => {
          const page = content(view, 'en');
          return new Response(text(page.main), { status: page.status ?? 200 });
        },
        style: '/calls.css',
        publicUrl: () => 'https://clearline.example',
        metrics: callsMetrics(registry),
      }),
    );
    return { ask, registry };
  };
  return { ...world, start };
}
