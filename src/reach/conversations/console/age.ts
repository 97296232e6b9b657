/** How long somebody has been waiting, as desks show it: by shape, colour and words, never by colour alone. */
const MINUTE_MS = 60_000;
const WAITS_MIN = 5;
const LONG_MIN = 15;

export type Age = 'fresh' | 'waits' | 'long';

/** @param now milliseconds since the epoch */
export function ageOf(waitsSince: string, now: number): { readonly age: Age; readonly minutes: number } {
  // The clocks of server and desk may differ.
  const minutes = Math.max(0, Math.floor((now - Date.parse(waitsSince)) / MINUTE_MS));
  return { age: minutes >= LONG_MIN ? 'long' : minutes >= WAITS_MIN ? 'waits' : 'fresh', minutes };
}
