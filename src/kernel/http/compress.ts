/** Compression of answers that are made for one request, at the quality that costs about a millisecond. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { HttpEnv } from './context.ts';
import { chooseEncoding, type Encoding } from './encodings.ts';

/** Below this the answer fits into one packet anyway. */
const MIN_BYTES = 1_024;
const TEXT = /^(text\/|application\/([\w.-]+\+)?(json|xml)\b|image\/svg\+xml\b)/i;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/**
 * Must stand outside of whatever sets headers or answers. Answers that are coded already stay as they are, and so do
 * those that must not be transformed (RFC 9111 §5.2.2.6), such as streams.
 */
export const compressed: MiddlewareHandler<HttpEnv> = async (c, next) => {
  await next();
  // In this order: the server's own Response makes its headers anew when its body is looked at.
  const { body } = c.res;
  const { headers } = c.res;
  if (/\bno-transform\b/.test(headers.get('Cache-Control') ?? '')) return;
  const worthIt = c.get('compressible') ?? TEXT.test(headers.get('Content-Type') ?? '');
  if (!body || headers.has('Content-Encoding') || !worthIt) return;
  headers.append('Vary', 'Accept-Encoding');
  const encoding = chooseEncoding(c.req.header('accept-encoding')) ?? 'identity';
  if (encoding === 'identity') return;
  const plain = Buffer.from(await c.res.arrayBuffer());
  const isLong = plain.length >= MIN_BYTES;
  if (isLong) {
    headers.delete('Content-Length');
    headers.set('Content-Encoding', encoding);
  }
  c.res = new Response(isLong ? await encode(plain, encoding) : plain, c.res);
};

const encode = (plain: Buffer, encoding: Exclude<Encoding, 'identity'>): Promise<Buffer<ArrayBuffer>> =>
  encoding === 'gzip'
    ? toGzip(plain)
    : toBrotli(plain, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
      });
