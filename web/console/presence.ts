/** Where an agent stands, for the screens on which they work. */
export { PresenceNote } from '../../src/reach/queue/console/presence-note.tsx';
export { PresenceSwitch } from '../../src/reach/queue/console/presence-switch.tsx';
export { usePresence } from '../../src/reach/queue/console/use-presence.ts';
