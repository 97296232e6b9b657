import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { formatProblems, loadConfig } from './config.ts';

const loaded = (env: NodeJS.ProcessEnv) => {
  const result = loadConfig(env);
  if (!result.ok) assert.fail(formatProblems(result.error));
  return result.value;
};
const problems = (env: NodeJS.ProcessEnv) => {
  const result = loadConfig(env);
  assert.ok(!result.ok, 'expected problems');
  return result.error;
};

test('nothing set is a working configuration', () => {
  const config = loaded({ PORT: '', UNRELATED: 'x' });
  assert.deepEqual(config, {
    port: 3000,
    host: '127.0.0.1',
    publicUrl: null,
    dataDir: resolve('data'),
    databaseUrl: null,
    logLevel: 'info',
    trustedProxies: [],
    metricsToken: null,
    authSecret: null,
    approvalDelayMinutes: 0,
    smtpUrl: null,
    recordKey: null,
    publisherKey: null,
    witnessPolicy: null,
    mailFrom: null,
    webhooksAllowPrivate: [],
    blobs: 'disk',
    clamd: null,
  });
});

test('every setting is read and put into normal form', () => {
  const config = loaded({
    PORT: '0',
    HOST: '::',
    PUBLIC_URL: 'https://Example.com/',
    DATA_DIR: '/var/lib/clearline',
    DATABASE_URL: 'postgresql:///clearline?host=/run/postgresql',
    LOG_LEVEL: 'debug',
    TRUSTED_PROXIES: 'loopback, 10.0.0.0/8',
    METRICS_TOKEN: 'a-token-for-metrics',
    SMTP_URL: 'smtps://user:p%40ss@mail.example.com',
    MAIL_FROM: '明线客服 <support@example.com>',
  });
  assert.deepEqual(config.mailFrom, { name: '明线客服', address: 'support@example.com' });
  assert.deepEqual(loaded({ MAIL_FROM: 'a@example.com' }).mailFrom, { name: null, address: 'a@example.com' });
  assert.equal(config.port, 0);
  assert.equal(config.publicUrl, 'https://example.com');
  assert.equal(config.trustedProxies.length, 3);
});

test('all problems are reported at once, by name, with what was given and what is expected', () => {
  const found = problems({
    PORT: '70000',
    HOST: 'not a host',
    PUBLIC_URL: 'https://example.com/shop?x=1',
    DATABASE_URL: 'mysql://root:hunter2@db/clearline',
    LOG_LEVEL: 'loud',
    TRUSTED_PROXIES: '10.0.0.1,300.1.1.1,proxy',
    METRICS_TOKEN: 'short',
    APPROVAL_DELAY: 'soon',
    SMTP_URL: 'http://root:hunter2@mail',
    MAIL_FROM: 'a@example.com, b@example.com',
    RECORD_KEY: 'a-secret-that-is-no-key',
    WITNESS_POLICY_FILE: '/nowhere/witnesses',
  });
  assert.deepEqual(
    found.map((p) => p.name),
    [
      'PORT',
      'HOST',
      'PUBLIC_URL',
      'DATABASE_URL',
      'LOG_LEVEL',
      'TRUSTED_PROXIES',
      'METRICS_TOKEN',
      'APPROVAL_DELAY',
      'SMTP_URL',
      'MAIL_FROM',
      'RECORD_KEY',
      'WITNESS_POLICY_FILE',
    ],
  );
  const text = formatProblems(found);
  assert.match(text, /PORT\n {4}given: {4}70000\n {4}expected: a whole number/);
  assert.match(text, /not understood: 300\.1\.1\.1, proxy/);
  assert.match(text, /WITNESS_POLICY_FILE[\s\S]*tlog-policy file [^\n]*\(ENOENT\)/);
  assert.doesNotMatch(text, /hunter2|short|is-no-key/);
});

test('files are kept on the disk, or where S3 is told in full', () => {
  const s3 = {
    BLOBS: 's3',
    S3_ENDPOINT: 'https://s3.example.com/',
    S3_BUCKET: 'clearline',
    S3_ACCESS_KEY: 'AKIDEXAMPLE',
    S3_SECRET_KEY: 'hunter2+/=',
  };
  assert.deepEqual(loaded(s3).blobs, {
    endpoint: 'https://s3.example.com',
    region: 'us-east-1',
    bucket: 'clearline',
    accessKey: 'AKIDEXAMPLE',
    secretKey: 'hunter2+/=',
  });
  const { S3_BUCKET, S3_SECRET_KEY, ...half } = s3;
  const found = problems({ ...half, S3_SECRET_KEY: 'hunter2 and more' });
  assert.deepEqual(found.map(({ name }) => name).sort(), ['S3_BUCKET', 'S3_SECRET_KEY']);
  assert.doesNotMatch(formatProblems(found), /hunter2/);
  assert.equal(problems({ BLOBS: 'tape' }).length, 1);
});

test('the scanner is named by host and port, or by the path of its socket', () => {
  assert.deepEqual(loaded({ CLAMD: 'clamd:3310' }).clamd, { host: 'clamd', port: 3310 });
  assert.deepEqual(loaded({ CLAMD: '[::1]:3310' }).clamd, { host: '::1', port: 3310 });
  assert.deepEqual(loaded({ CLAMD: '/run/clamd.ctl' }).clamd, { path: '/run/clamd.ctl' });
  for (const CLAMD of ['clamd', 'clamd:99999', 'http://clamd:3310', 'run/clamd.ctl'])
    assert.equal(problems({ CLAMD }).length, 1, CLAMD);
});

test('addresses that are more than an origin are refused', () => {
  for (const PUBLIC_URL of ['ftp://a.b', 'example.com', 'https://u:p@a.b', 'https://a.b/x', 'https://a.b#x'])
    assert.equal(problems({ PUBLIC_URL }).length, 1, PUBLIC_URL);
});

test('secrets may come from files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  try {
    const file = join(folder, 'token');
    writeFileSync(file, 'a-token-from-a-file\n');
    assert.equal(loaded({ METRICS_TOKEN_FILE: file }).metricsToken, 'a-token-from-a-file');

    const both = problems({ METRICS_TOKEN_FILE: file, METRICS_TOKEN: 'a-token-for-metrics', PORT: 'x' });
    assert.deepEqual(both.map((p) => p.name).sort(), ['METRICS_TOKEN_FILE', 'PORT']);

    const missing = problems({ DATABASE_URL_FILE: join(folder, 'none') });
    assert.match(formatProblems(missing), /DATABASE_URL_FILE[\s\S]*readable file \(ENOENT\)/);

    writeFileSync(file, 'http://root:hunter2@db');
    assert.doesNotMatch(formatProblems(problems({ DATABASE_URL_FILE: file })), /hunter2/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('witnesses are read from a policy file, each with an address at which it can be asked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  const vkey = 'w.example/1+cd4b92d1+BAMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMD';
  const WITNESS_POLICY_FILE = join(folder, 'witnesses');
  try {
    const expected = (text: string): string | undefined => {
      writeFileSync(WITNESS_POLICY_FILE, text);
      return problems({ WITNESS_POLICY_FILE })[0]?.expected;
    };
    assert.match(expected(`witness one ${vkey}\nquorum one\n`) ?? '', /the witness one has none/);
    assert.match(expected(`witness one ${vkey} ftp://w\nquorum one\n`) ?? '', /the witness one has none/);
    assert.match(expected('witness one\nquorum one\n') ?? '', /line 1: wrong-number-of-items/);
    writeFileSync(WITNESS_POLICY_FILE, `witness one ${vkey} https://w.example/\nquorum one\n`);
    assert.equal(loaded({ WITNESS_POLICY_FILE }).witnessPolicy?.witnesses[0]?.url, 'https://w.example/');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('both READMEs list every setting, and Compose passes all on but what the image sets', () => {
  const root = join(import.meta.dirname, '../..');
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  const source = read('src/kernel/config.ts');
  const shape = source.slice(source.indexOf('const Settings'), source.indexOf('function rangesOf'));
  const names = [...shape.matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(([, name = '']) => name);
  assert.ok(names.length > 20, names.join(' '));
  for (const readme of ['README.md', 'README.zh-CN.md'])
    assert.deepEqual(
      names.filter((name) => !read(readme).includes(`\`${name}\``)),
      [],
      readme,
    );
  const compose = read('compose.yaml');
  const passed = (name: string) => new RegExp(`^      ${name}(_FILE)?: `, 'm').test(compose);
  assert.deepEqual(
    names.filter((name) => !passed(name)),
    ['PORT', 'HOST', 'DATA_DIR'],
  );
});
