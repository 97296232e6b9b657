/**
 * Prepared answers are not limited, nor is what a load balancer asks. Each route counts for `all` as well. A whole office
 * is one client, and the console asks some ten questions a screen, and again when somebody else has changed something.
 */
export const LIMITS = {
  // Guests are free to make, so who opens conversations is counted by network; thousands may share one behind a carrier.
  open: {
    points: 60,
    seconds: 600,
    says: {
      zh: '从您的网络刚刚开了很多会话，暂时不能再开。请在已有的会话里继续，或拨打官方电话；其他方式都在联系页上。',
      en: 'Many conversations were opened from your network just now, so no more for a while. Go on in one of those, or call the official number; every other way stands on the contact page.',
    },
  },
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
