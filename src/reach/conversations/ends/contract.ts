/**
 * Why the server ends a line, by the code of its close frame (RFC 6455 §7.4.2). After `not-understood` a device comes back by
 * another way, where each thing that it says is answered by itself; after `not-known`, with another token. Browser-safe.
 */
export const ENDS = {
  'not-understood': 4000,
  'not-known': 4001,
  slow: 4008,
  renew: 4009,
  leaving: 4010,
} as const;
export type EndCode = keyof typeof ENDS;
