/** How a program checks what it gets, as the empty screen and docs/webhooks.md show it. */
export const VERIFY = `import { Webhook } from 'standardwebhooks';

// body: as it came, before any parsing. Throws where we have not signed it.
const event = new Webhook(secret).verify(body, headers);`;

export const pulling = (site: string): string => `curl -H "Authorization: Bearer cl_…" \\
  "${site}/api/v1/webhook-events?after=0"`;
