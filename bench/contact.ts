/** The contact page's budgets: how fast it leaves the server, how much it weighs, how soon it is seen. */
import { pageSpeed } from './page-speed.ts';
import { throughput } from './throughput.ts';
import { weight } from './weight.ts';

const PARTS: Record<string, () => Promise<void>> = { throughput, weight, speed: pageSpeed };

export async function run(parts: readonly string[]): Promise<void> {
  for (const part of parts) await PARTS[part]?.();
}
