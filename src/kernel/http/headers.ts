/** The security headers of every answer, precomputed or not: the one place where they are decided. */
import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { HeaderList } from './front.ts';

/**
 * `page`: what people look at on our own site. `shared`: files that any site may load or read, such as the
 * embed and the machine-readable contacts.
 */
export type Audience = 'page' | 'shared';

export interface SecurityOptions {
  /** Whether the public address is https. */
  readonly https: boolean;
  /** From `cspHash`: the inline style blocks and scripts that pages may carry. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
}

const UNUSED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** A source expression that lets through exactly this inline block (CSP Level 3 §2.3.1). */
export const cspHash = (inline: string): string =>
  `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;

export function securityHeaders(audience: Audience, options: SecurityOptions): HeaderList {
  // For this host alone: what the operator runs under its subdomains is not ours to decide.
  const hsts: HeaderList = options.https ? [['Strict-Transport-Security', 'max-age=31536000']] : [];
  const policy = audience === 'page' ? pagePolicy(options) : "default-src 'none'; frame-ancestors 'none'";
  const own: HeaderList =
    audience === 'page'
      ? [
          ['Cross-Origin-Opener-Policy', 'same-origin'],
          ['Cross-Origin-Resource-Policy', 'same-origin'],
          ['Permissions-Policy', UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', ')],
        ]
      : [
          ['Cross-Origin-Resource-Policy', 'cross-origin'],
          ['Access-Control-Allow-Origin', '*'],
          // Date tells a reader on another site how old a cached answer is.
          ['Access-Control-Expose-Headers', 'Date'],
        ];
  return [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ...own,
    ...hsts,
  ];
}

function pagePolicy({ https, styles = [], scripts = [] }: SecurityOptions): string {
  const directives = [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
  ];
  return [...directives, ...(https ? ['upgrade-insecure-requests'] : [])].join('; ');
}

/** Adds the headers to a dynamic answer; one that a handler has set itself stands. */
export function secured(headers: HeaderList): MiddlewareHandler {
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}
