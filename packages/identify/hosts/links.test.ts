import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../fold/fold.ts';
import { findLinks } from './links.ts';
import { hostSignals } from './signals.ts';

const said = (text: string): string => {
  const folded = fold(text);
  return findLinks(folded)
    .map((link) => {
      const signals = hostSignals(link, folded.text.slice(link.from, link.to));
      return `${link.kind} ${link.value}${signals.length > 0 ? ` [${signals}]` : ''}`;
    })
    .join(' | ');
};

const all = (cases: Readonly<Record<string, string>>) => {
  for (const [text, expected] of Object.entries(cases)) assert.equal(said(text), expected, text);
};

test('links, domains and mailboxes, between Chinese that stands right beside them', () => {
  all({
    '请访问tianyuan.example查询': 'domain tianyuan.example',
    'https://tianyuan.example/help?a=1。谢谢': 'url https://tianyuan.example/help?a=1',
    'https://tianyuan.example点击': 'url https://tianyuan.example/',
    'tianyuan.com和ty.cn都行': 'domain tianyuan.com | domain ty.cn',
    '发信到Kefu@Tianyuan.Example吧': 'email kefu@tianyuan.example',
    '打开天远卡盟.com,': 'domain xn--hlr77k892abfw.com',
    '官网www.天远卡盟.中国查询': 'domain www.xn--hlr77k892abfw.xn--fiqs8s',
    '163.com 和 12306.cn': 'domain 163.com | domain 12306.cn',
  });
});

test('a mailbox in letters that imitate others is not the one that it imitates', () => {
  all({
    'zkеfu@tianyuan.example': 'email zkеfu@tianyuan.example',
    '邮箱kefu@tianyuan.example': 'email kefu@tianyuan.example',
  });
});

test('what is hidden from machines', () => {
  all({
    'tianyuan[.]example': 'domain tianyuan.example [disguised-dot]',
    tianyuan点com: 'domain tianyuan.com [disguised-dot]',
    'tianyuan dot com': 'domain tianyuan.com [disguised-dot]',
    'tianyuan。com': 'domain tianyuan.com [disguised-dot]',
    'kefu(at)tianyuan.example': 'email kefu@tianyuan.example [disguised-at]',
    '12345#qq.com': 'email 12345@qq.com [disguised-at]',
    'hxxps://tianyuan.example/x': 'url https://tianyuan.example/x [disguised-scheme]',
    'ｔｉａｎｙｕａｎ.example': 'domain tianyuan.example',
  });
});

test('tricks with what stands before, in and behind the host', () => {
  all({
    'https://tianyuan.example@other.top/login': 'url https://tianyuan.example@other.top/login [user-info]',
    'http:\\\\other.top\\tianyuan.example': 'url http://other.top/tianyuan.example [disguised-scheme]',
    'http://3232235777/': 'url http://192.168.1.1/ [ip-host]',
    'http://tian%79uan.com/': 'url http://tianyuan.com/ [encoded-host]',
    'https://other.top:8443/': 'url https://other.top:8443/ [unusual-port]',
    'https://t.cn/Ab12': 'url https://t.cn/Ab12 [short-link]',
    'http://xn--ubtq9x.example/': 'url http://xn--ubtq9x.example/ [punycode]',
    'аpple-example.com': 'domain xn--pple-example-w9j.com [mixed-script,imitates-ascii]',
  });
});

test('a name is what browsers ask for, not what people read', () => {
  assert.equal(said('tia\u0301nyuan.com'), 'domain xn--tinyuan-iwa.com');
  assert.equal(said('tian\u200byuan.com'), 'domain tianyuan.com');
});

test('files, versions, times and sentences without a space are no domains', () => {
  for (const text of [
    'readme.md',
    'setup.py',
    'done.It works',
    'v1.2.io',
    '10 a.m. at 3.pm',
    'e.g. this',
    '3.14',
    '10.0.0.1',
    'a..com',
  ])
    assert.equal(said(text), '', text);
});

test('a name goes on behind its ending, and a link may lead to an ending that is none', () => {
  const hosts = (text: string) => findLinks(fold(text)).map(({ kind, host }) => `${kind} ${host}`);
  assert.deepEqual(hosts('tianyuan.example.evil.test'), ['domain tianyuan.example.evil.test']);
  assert.deepEqual(hosts('https://tianyuan.example.evil.test/a'), ['url tianyuan.example.evil.test']);
  assert.deepEqual(hosts('打开tianyuan.example。谢谢'), ['domain tianyuan.example']);
  assert.deepEqual(hosts('1.打开tianyuan.example.2.登录'), ['domain tianyuan.example']);
  assert.deepEqual(hosts('https://pay.test/x'), ['url pay.test']);
  assert.deepEqual(hosts('run verify.test'), []);
});
