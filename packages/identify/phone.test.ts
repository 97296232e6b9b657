import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PhoneNumber, readPhone } from './index.ts';

const read = (input: string): PhoneNumber => {
  const reading = readPhone(input);
  assert.ok(reading.ok, `${input}: ${reading.ok ? '' : reading.code}`);
  return reading.phone;
};
const code = (input: string) => {
  const reading = readPhone(input);
  return reading.ok ? `read as ${reading.phone.display}` : reading.code;
};

test('R13: every kind of number of mainland China, grouped as people say it', () => {
  assert.deepEqual(read('13800000000'), {
    line: 'mobile',
    digits: '13800000000',
    display: '138 0000 0000',
    uri: 'tel:+8613800000000',
  });
  assert.deepEqual(read('4000000000'), {
    line: '400',
    digits: '4000000000',
    display: '400-000-0000',
    uri: 'tel:+864000000000',
  });
  assert.deepEqual(read('800 810 0000'), {
    line: '800',
    digits: '8008100000',
    display: '800-810-0000',
    uri: 'tel:+868008100000',
  });
  assert.deepEqual(read('(0755) 8000-0000 转 8000'), {
    line: 'landline',
    digits: '075580000000',
    extension: '8000',
    display: '0755-8000-0000 转 8000',
    uri: 'tel:+8675580000000;ext=8000',
  });
  assert.deepEqual(read('95000'), {
    line: 'short',
    digits: '95000',
    display: '95000',
    uri: 'tel:95000;phone-context=+86',
  });
  for (const code of ['11185', '116114', '118114', '12345', '962288'])
    assert.equal(read(code).uri, `tel:${code};phone-context=+86`);
  assert.equal(read('0999-8000000').display, '0999-800-0000');
});

test('numbers of other countries, in E.164', () => {
  assert.deepEqual(read('+44 20 7946 0018'), {
    line: 'international',
    digits: '+442079460018',
    display: '+44 20 7946 0018',
    uri: 'tel:+442079460018',
  });
  assert.equal(read('0044 20 7946 0018').digits, '+442079460018');
  assert.equal(read('+852 2888 0000 ext. 5').display, '+852 2888 0000 ext. 5');
});

test('one number, however it is usually written', () => {
  const same: Record<string, string[]> = {
    '13800000000': ['138-0000-0000', '+86 138 0000 0000', '008613800000000', ' 138 0000 0000 '],
    '075580000000': ['0755-80000000', '+86 755 8000 0000', '+86-0755-8000-0000', '(0755)80000000'],
    '01088880000': ['010-8888-0000', '+86 10 88880000', '(010) 8888 0000'],
    '4000000000': ['400-000-0000', '+86 400 000 0000', '400 0000 000'],
    '95000': ['+86 95000', 'tel:95000;phone-context=+86'],
  };
  for (const [digits, forms] of Object.entries(same)) {
    for (const form of forms) assert.equal(read(form).digits, digits, form);
  }
});

test('extensions after 转, 分机, ext, x or a dash', () => {
  const forms = ['转8000', '分机 8000', ' ext 8000', 'ext.8000', ' x8000', '-8000', ';ext=8000'];
  for (const form of forms) assert.equal(read(`0755-80000000${form}`).extension, '8000', form);
  assert.equal(read('0898-6888-0000-1').extension, '1');
  assert.equal(read('400-000-0000 转 1').display, '400-000-0000 转 1');
  assert.equal(code('0755-8000-0000 转'), 'extension-invalid');
  assert.equal(code('0755-8000-0000 转 123456789'), 'extension-invalid');
  assert.equal(code('13800000000 转 1'), 'extension-invalid');
  assert.equal(code('95000 转 1'), 'extension-invalid');
  // Never read into one long number by dropping the dash.
  assert.equal(code('0898-6888000-1'), 'wrong-length');
});

test('what is no number is refused, with what is wrong', () => {
  const cases: Record<string, string> = {
    '': 'empty',
    '  ': 'empty',
    客服电话: 'not-a-number',
    '400-000-0000;rm': 'not-a-number',
    '+': 'not-a-number',
    '400-000-000': 'wrong-length',
    '1380000000': 'wrong-length',
    '138000000000': 'wrong-length',
    '0311-7000000': 'wrong-length',
    '12800000000': 'unknown-prefix',
    '0755-10000000': 'unknown-prefix',
    '0397-6000000': 'unknown-area-code',
    '010-600000': 'wrong-length',
    '80000000': 'area-code-missing',
    '6666666': 'area-code-missing',
    '11111': 'not-a-short-code',
    '114': 'not-a-short-code',
    '110': 'emergency-number',
    '+86 110': 'emergency-number',
    '12110': 'emergency-number',
    '+44 20': 'wrong-length',
    '+999 1234 5678': 'unknown-prefix',
    [`+1${'0'.repeat(70)}`]: 'wrong-length',
  };
  for (const [input, expected] of Object.entries(cases)) assert.equal(code(input), expected, input);
});

test('digits that only look plain are never read', () => {
  const inputs = [
    '\uff14\uff10\uff10-000-0000',
    '\uff0b86 13800000000',
    '4OO-000-0000',
    '①38 0000 0000',
    '400–000–0000',
    '400\u200b0000000',
  ];
  for (const input of [...inputs, '٤٠٠-000-0000', '400\u00a0000 0000', '\u202e0000000004']) {
    assert.equal(code(input), 'altered-characters', input);
  }
});

const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(''));
const numbers = fc.oneof(
  fc.tuple(fc.constantFrom('138', '199', '166', '400', '800'), digits(8)).map((p) => p.join('')),
  fc
    .tuple(fc.constantFrom('400', '800', '95', '96', '100'), fc.constantFrom(3, 4, 7))
    .chain(([p, n]) => digits(n).map((d) => p + d)),
  fc
    .tuple(fc.constantFrom('010-', '0755', '(020) ', '0999'), digits(8), fc.constantFrom('', '转12', '-8000'))
    .map((p) => p.join('')),
  fc.tuple(fc.constantFrom('+44 20', '+1 202', '+852 2'), digits(7)).map((p) => p.join('')),
);

test('property: display and uri read back to the same number', () => {
  let seen = 0;
  fc.assert(
    fc.property(numbers, (input) => {
      const reading = readPhone(input);
      if (!reading.ok) return;
      seen++;
      assert.deepEqual(readPhone(reading.phone.display), reading);
      assert.deepEqual(readPhone(reading.phone.uri), reading);
      assert.deepEqual(readPhone(reading.phone.uri.replace('tel:', '')), reading);
    }),
    { numRuns: 2000 },
  );
  assert.ok(seen > 500, `only ${seen} numbers were read`);
});

test('property: no input throws', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'0123456789+-() 转x;ext=#tel:O0①'), maxLength: 40 });
  fc.assert(
    fc.property(fc.oneof(noise, fc.string({ unit: 'binary' }), fc.string()), (input) => {
      assert.equal(typeof readPhone(input).ok, 'boolean');
    }),
    { numRuns: 3000 },
  );
});
