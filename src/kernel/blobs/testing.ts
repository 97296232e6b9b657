/**
 * A service that speaks the part of S3 that we use, and believes no request whose signature (AWS Signature Version 4) is
 * not right. Only tests import this.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { S3Options } from './s3.ts';

/** Objects on one page of a list, so that there is a second page. */
const PAGE = 3;

export interface TestS3 {
  readonly options: S3Options;
  readonly objects: Map<string, { readonly bytes: Buffer; readonly at: Date }>;
  /** Status and path of what was answered. */
  readonly answered: string[];
}

/** Closed when the test ends. */
export async function startTestS3(t: TestContext): Promise<TestS3> {
  const [accessKey, secretKey, region, bucket] = ['AKIDEXAMPLE', 'a secret key', 'test-1', 'clearline'];
  const objects: TestS3['objects'] = new Map();
  const answered: string[] = [];
  const server = createServer(async (req, res) => {
    const body = Buffer.concat(await req.toArray());
    const url = new URL(req.url ?? '', 'http://s3');
    const key = decodeURIComponent(url.pathname.slice(bucket.length + 2));
    if (!url.pathname.startsWith(`/${bucket}`)) res.writeHead(404).end();
    else if (!isSigned(req, url, accessKey, secretKey, region)) res.writeHead(403).end();
    else if (req.method === 'PUT') {
      objects.set(key, { bytes: body, at: new Date() });
      res.writeHead(200, { ETag: '"1"' }).end();
    } else if (req.method === 'DELETE') res.writeHead(objects.delete(key) ? 204 : 404).end();
    else if (key === '') list(res, url, objects);
    else {
      const found = objects.get(key);
      if (found) res.writeHead(200, { 'Content-Length': found.bytes.length }).end(found.bytes);
      else res.writeHead(404).end();
    }
    answered.push(`${res.statusCode} ${req.method} ${url.pathname}`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return {
    options: { endpoint: `http://127.0.0.1:${port}`, region, bucket, accessKey, secretKey },
    objects,
    answered,
  };
}

function list(res: ServerResponse, { searchParams }: URL, objects: TestS3['objects']): void {
  const from = Number(searchParams.get('continuation-token') ?? 0);
  const keys = [...objects.keys()].filter((key) => key.startsWith(searchParams.get('prefix') ?? '')).sort();
  const contents = keys
    .slice(from, from + PAGE)
    .map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.at.toISOString()}</LastModified><Size>1</Size></Contents>`,
    );
  const more = from + PAGE < keys.length;
  const next = more ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : '';
  res.writeHead(200, { 'Content-Type': 'application/xml' });
  res.end(
    `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`,
  );
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;

function isSigned(
  { method, headers }: IncomingMessage,
  url: URL,
  accessKey: string,
  secretKey: string,
  region: string,
): boolean {
  const [, key, day = '', where = '', signed = '', signature] =
    AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (key !== accessKey || where !== region || !/(^|;)host(;|$)/.test(signed)) return false;
  const names = signed.split(';');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort();
  const canonical = [
    method,
    url.pathname,
    query.join('&'),
    ...names.map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    signed,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = [
    'AWS4-HMAC-SHA256',
    headers['x-amz-date'],
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretKey}`);
  return hmac(signingKey, toSign).toString('hex') === signature;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
