/**
 * Prepared answers are not limited, nor is what a load balancer asks. Each route counts for `all` as well. A whole office
 * is one client, and the console asks some ten questions a screen, and again when somebody else has changed something.
 */
export const LIMITS = {
  all: { points: 1800, seconds: 60 },
  search: { points: 60, seconds: 60 },
  history: { points: 60, seconds: 60 },
  // Who reads the whole log asks for two tiles for each 256 entries.
  record: { points: 1200, seconds: 60 },
  dismiss: { points: 60, seconds: 60 },
  verify: { points: 120, seconds: 60 },
  'verify-long': { points: 10, seconds: 60 },
  api: { points: 1500, seconds: 60 },
};
