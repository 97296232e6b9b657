import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newReceipt, readReceipt } from './receipt.ts';

test('a receipt reads back however it is typed', () => {
  for (let i = 0; i < 200; i++) {
    const receipt = newReceipt();
    assert.match(receipt, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    assert.equal(readReceipt(receipt), receipt);
    assert.equal(readReceipt(` ${receipt.toLowerCase().replaceAll('-', ' ')} `), receipt);
    assert.equal(readReceipt(receipt.replaceAll('0', 'o').replaceAll('1', 'l')), receipt);
  }
});

test('any one wrong character is noticed, and so are nearly all that changed places', () => {
  const receipt = newReceipt().replaceAll('-', '');
  for (let at = 0; at < receipt.length; at++)
    for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (other === receipt[at]) continue;
      assert.equal(readReceipt(receipt.slice(0, at) + other + receipt.slice(at + 1)), null);
    }
});

test('what can be no receipt is none', () => {
  for (const typed of ['', 'AAAA', '0000-0000-0001', 'UUUU-UUUU-UUUU', '7K2M-9QXB-4TFH-0', '<script>'])
    assert.equal(readReceipt(typed), null, typed);
});

test('a thousand receipts are a thousand different ones', () => {
  assert.equal(new Set(Array.from({ length: 1000 }, newReceipt)).size, 1000);
});
