/** Channels with the same hours, which are kept together. */
import type { ChannelRow } from './channel-row.ts';
import type { FileHours } from './week.ts';

export interface HoursSet {
  /** Of the first channel that has them; stands for the set in addresses. */
  readonly id: string;
  readonly hours: FileHours;
  readonly channels: readonly ChannelRow[];
}

/** In the order of the channels. */
export function setsOf(channels: readonly ChannelRow[]): HoursSet[] {
  const groups = Map.groupBy(channels, ({ value }) => JSON.stringify(value.hours));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ id: first.value.id, hours: first.value.hours as FileHours, channels: group }] : [];
  });
}
