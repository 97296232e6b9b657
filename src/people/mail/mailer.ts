/** How a message leaves: by SMTP, or not at all while no mail server is set up. */
import type { Transporter } from 'nodemailer';

export interface Address {
  readonly name: string;
  readonly address: string;
}

export interface Message {
  /** With its angle brackets. */
  readonly messageId: string;
  readonly from: Address;
  readonly to: Address;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type Delivery =
  | { readonly state: 'sent' }
  | { readonly state: 'kept' }
  /** For good: to try again would change nothing. */
  | { readonly state: 'refused'; readonly reason: string };

export interface Mailer {
  /** Whether messages leave at all. */
  readonly delivers: boolean;
  /** Throws where trying later may help. */
  send(message: Message): Promise<Delivery>;
}

export const keepingMailer: Mailer = { delivers: false, send: async () => ({ state: 'kept' }) };

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** @param url smtp://user:password@host:587, or smtps:// where the connection is encrypted from its beginning */
export function smtpMailer(url: string): Mailer {
  let transport: Promise<Transporter> | undefined;
  return {
    delivers: true,
    async send(message) {
      transport ??= transportTo(url);
      try {
        await (await transport).sendMail({ ...message, headers: { 'Auto-Submitted': 'auto-generated' } });
        return { state: 'sent' };
      } catch (error) {
        if (isFinal(error)) return { state: 'refused', reason: (error as Error).message };
        throw error;
      }
    },
  };
}

/** The library takes a seventh of a second to load, so it is loaded for the first message. */
async function transportTo(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    requireTLS: needsTls(new URL(url)),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** A password never crosses a network in the clear, even where the server would take it so. */
const needsTls = ({ protocol, username, hostname }: URL): boolean =>
  protocol === 'smtp:' && username !== '' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);

/** The server has refused this recipient or message (RFC 5321 §4.2.1); a refused password may be put right. */
function isFinal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500 && responseCode < 600;
}
