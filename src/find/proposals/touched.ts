/** Which surfaces show something else on the next card. Pure. */
import { type Card, type Channel, canonical, SURFACES } from '@clearline/card';
import type * as z from 'zod';
import type { Proposal } from './contract.ts';

type Touched = z.infer<typeof Proposal>['surfaces'];

/** Since when a value is official stands on /card alone. */
const shown = ({ since: _, ...channel }: Channel): string => canonical(channel);

export function touchedSurfaces(current: Card, next: Card): Touched {
  return SURFACES.flatMap((surface) => {
    const [before, after] = [current, next].map(
      ({ channels }) => new Map(channels.filter((c) => c.surfaces.includes(surface)).map((c) => [c.id, c])),
    ) as [Map<string, Channel>, Map<string, Channel>];
    const added = [...after.values()].filter(({ id }) => !before.has(id));
    const removed = [...before.values()].filter(({ id }) => !after.has(id));
    const changed = [...after.values()].filter((channel) => {
      const was = before.get(channel.id);
      return was !== undefined && shown(was) !== shown(channel);
    });
    if (added.length + removed.length + changed.length === 0) return [];
    const labels = (channels: readonly Channel[]) => channels.map(({ label }) => label);
    return [{ surface, added: labels(added), removed: labels(removed), changed: labels(changed) }];
  });
}
