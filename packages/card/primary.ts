import type { Channel, PhoneChannel } from './channel.ts';

/** The number: the first phone by priority that stands in the navigation, else the first phone at all. */
export function primaryPhone(channels: readonly Channel[]): PhoneChannel | undefined {
  const phones = channels
    .filter((channel) => channel.kind === 'phone')
    .sort((a, b) => a.priority - b.priority);
  return phones.find((phone) => phone.surfaces.includes('nav')) ?? phones[0];
}
