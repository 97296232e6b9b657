import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_NAME } from './contract.ts';
import { nameOf } from './name.ts';
import { attachment } from './serve.ts';

test('a name keeps what people read, and ends as its content does', () => {
  const cases: [string, string, string][] = [
    ['合同 v1.2.pdf', 'pdf', '合同 v1.2.pdf'],
    ['photo.JPEG', 'jpg', 'photo.jpg'],
    ['anim.gif', 'png', 'anim.png'],
    ['invoice.pdf.exe', 'pdf', 'invoice.pdf.exe.pdf'],
    ['invoice.exe', 'txt', 'invoice.exe.txt'],
    ['page.html', 'txt', 'page.html.txt'],
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['C:\\Users\\bob\\a.txt', 'txt', 'a.txt'],
    ['.htaccess', 'txt', 'htaccess.txt'],
    ['..', 'txt', 'file.txt'],
    ['', 'pdf', 'file.pdf'],
    ['con.pdf', 'pdf', 'file-con.pdf'],
    ['a\r\nSet-Cookie: x=1.txt', 'txt', 'aSet-Cookie x=1.txt'],
    // As if it were a picture: the text would be read from right to left.
    ['annual\u202egpj.exe', 'txt', 'annualgpj.exe.txt'],
    ['a"b<script>alert(1)<\\script>.txt', 'txt', 'script.txt'],
    ['a\0b\u200b\ufeffc.txt', 'txt', 'abc.txt'],
    ['a\ud800b.txt', 'txt', 'ab.txt'],
    ['银行卡 4111111111111111.jpg', 'jpg', '银行卡 4111 •••• •••• 1111.jpg'],
  ];
  for (const [given, ending, expected] of cases)
    assert.equal(nameOf(given, ending), expected, JSON.stringify(given));
});

test('whatever somebody calls a file, its name is safe to show, to save and to say in a header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = nameOf(given, 'pdf');
      assert.ok(name.length <= MAX_NAME && name.endsWith('.pdf') && name.length > 4);
      assert.ok(name.isWellFormed());
      assert.doesNotMatch(name, /[\p{Cc}\p{Cf}/\\<>:"|?*]/u);
      assert.doesNotMatch(name, /^\./);
      const header = attachment(name);
      assert.match(header, /^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w.~%-]+$/);
      assert.equal(decodeURIComponent(header.split("''")[1] ?? ''), name);
    }),
    { numRuns: 2_000 },
  );
});
