import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, found, read } from './registry.fixtures.ts';

const chat = (url: string) =>
  `${BASE}  - { id: x, kind: chat, label: { zh: 甲, en: A }, hours: 7x24, url: "${url}" }\n`;

test('an official link leads to a host that can exist in public', () => {
  const hosts = [
    '...',
    '-',
    'a..b',
    '-x-.com',
    'x.com:0',
    'localhost',
    '127.1',
    '1.2.3.4',
    '/x',
    '[::1]',
    'com',
  ];
  for (const host of [...hosts, '0x7f.1', 'shop.localhost', 'shop']) {
    assert.deepEqual(found(chat(`https://${host}/`)), ['21 bad-url channels[2].url'], host);
  }
  for (const host of ['shop.example', 'x.com:8443', '客服.example', 'r-2.cdn.com.cn']) {
    assert.deepEqual(found(chat(`https://${host}/`)), [], host);
  }
  const filing = BASE.replace('https://beian.miit.gov.cn/', 'https://127.0.0.1/');
  assert.deepEqual(found(filing), ['5 bad-url operator.filings[0].url']);
});

test('mail goes to a host that can exist in public', () => {
  const mail = (address: string) =>
    found(
      `${BASE}  - { id: x, kind: email, label: { zh: 甲, en: A }, hours: 7x24, address: "${address}" }\n`,
    );
  for (const host of ['tianyuan.con', 'mail.local', 'test.localhost', 'com.cn', '192.168.0.1']) {
    assert.deepEqual(mail(`help@${host}`), ['21 bad-email channels[2].address'], host);
  }
  for (const host of ['tianyuan.example', 'Mail.Tianyuan.example', 'qq.com', 'xn--ubtq9x.example']) {
    assert.deepEqual(mail(`help+demo@${host}`), [], host);
  }
});

test('an address that was official once can be listed as retired, wherever it led', () => {
  const retired =
    'retired: [{ channel: chat, kind: chat, value: "https://1.2.3.4/a", label: { zh: 旧, en: Old }, reason: { zh: 换, en: New } }]';
  assert.deepEqual(found(`${BASE}${retired}\n`), []);
  const mail = retired.replace('kind: chat', 'kind: email').replace('https://1.2.3.4/a', 'help@mail.local');
  assert.deepEqual(found(`${BASE}${mail}\n`), []);
});

test('warned of: a host that can look like another, in addresses, mail and domains', () => {
  const warned = (text: string) => {
    const result = read(text);
    assert.ok(result.ok);
    return result.value.warnings.map((w) => `${w.line} ${w.code} ${w.path} ${w.message.en}`);
  };
  const [warning, ...others] = warned(chat('https://\u0435\u0445ample.com/'));
  assert.deepEqual(others, []);
  assert.match(
    warning ?? '',
    /^21 lookalike-host channels\[2\]\.url xn--.* is shown as “\u0435\u0445ample\.com”/,
  );
  assert.equal(warned(chat('https://xn--mnchen-3ya.example/')).length, 1);
  assert.deepEqual(warned(chat('https://客服shop.example/')), []);
  const mail = `${BASE}  - { id: x, kind: email, label: { zh: 甲, en: A }, hours: 7x24, address: help@xn--e1awd7f.com }\n`;
  assert.match(warned(mail).join(), /^21 lookalike-host channels\[2\]\.address/);
  const domain = warned(BASE.replace('www.tianyuan.example', 'ti\u0430nyuan.example'));
  assert.match(domain.join(), /^20 lookalike-host channels\[1\]\.domain/);
});
