import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hotline, refusedAt } from './card.fixtures.ts';
import { Channel, PHONE_LINES, PhoneNumber, phoneUri } from './index.ts';

const NUMBERS: PhoneNumber[] = [
  { line: '400', digits: '4000000000', display: '400-000-0000', uri: 'tel:+864000000000' },
  { line: '800', digits: '8000000000', display: '800 000 0000', uri: 'tel:+868000000000' },
  { line: 'mobile', digits: '13800000000', display: '138 0000 0000', uri: 'tel:+8613800000000' },
  { line: 'landline', digits: '075580000000', display: '(0755) 8000-0000', uri: 'tel:+8675580000000' },
  { line: 'landline', digits: '01080000000', display: '010-8000-0000', uri: 'tel:+861080000000' },
  {
    line: 'landline',
    digits: '075580000000',
    extension: '8000',
    display: '0755-8000-0000 转 8000',
    uri: 'tel:+8675580000000;ext=8000',
  },
  { line: 'short', digits: '95000', display: '95000', uri: 'tel:95000;phone-context=+86' },
  {
    line: 'international',
    digits: '+442079460018',
    extension: '5',
    display: '+44 20 7946 0018 ext. 5',
    uri: 'tel:+442079460018;ext=5',
  },
  { line: 'international', digits: '+85220000000', display: '+852 2000 0000', uri: 'tel:+85220000000' },
];
const refused = (number: Partial<PhoneNumber>) =>
  refusedAt(Channel, { ...hotline, number: { ...hotline.number, ...number } });

test('a number of each line is taken, and dialled as RFC 3966 says', () => {
  for (const number of NUMBERS) {
    assert.deepEqual(refusedAt(PhoneNumber, number), [], number.display);
    assert.equal(phoneUri(number), number.uri);
  }
  assert.deepEqual(new Set(NUMBERS.map((number) => number.line)), new Set(PHONE_LINES));
});

test('what is dialled is the number listed', () => {
  for (const uri of [
    'tel:+864000000001',
    'tel:4000000000;phone-context=+86',
    'tel:+86-400-000-0000',
    'tel:+864000000000;ext=1',
    'sms:+864000000000',
    'TEL:+864000000000',
    '',
  ])
    assert.deepEqual(refused({ uri }), ['number.uri'], uri);
  assert.deepEqual(refused({ extension: '801', display: '400-000-0000 转 801' }), ['number.uri']);
});

test('what is shown is the number listed, and nothing that could pass for more', () => {
  for (const display of [
    ...[
      '400-000-0001',
      '400-000-000',
      '400-000-00000',
      '+86 400-000-0000',
      '400-000-0000 转 1',
      '000-400-0000',
    ],
    ...['400-000-0000(新号 9)', '400-000-0000 9', '400-000-0000①', '400-OOO-0000', '٤٠٠-000-0000'],
    ...[
      '热线 400-000-0000',
      '400.000.0000',
      '400‐000‐0000',
      '400-000-0000 转',
      'tel:4000000000',
      '400+0000000',
    ],
  ])
    assert.deepEqual(refused({ display }), ['number.display'], display);
  for (const display of ['4000000000', '400 0000 000', '(400) 000-0000'])
    assert.deepEqual(refused({ display }), []);
});

test('an extension is set apart from the number', () => {
  const extended = { extension: '801', uri: 'tel:+864000000000;ext=801' };
  for (const display of ['400-000-0000 转 801', '400-000-0000转801', '400-000-0000 ext. 801'])
    assert.deepEqual(refused({ ...extended, display }), [], display);
  for (const display of ['400-000-0000', '400-000-0000-801', '400-000-0000 801', '400-000-0000 转 802'])
    assert.deepEqual(refused({ ...extended, display }), ['number.display'], display);
  for (const extension of ['', 'a', '1'.repeat(9), '1 '])
    assert.ok(refused({ extension }).includes('number.extension'), extension);
});

test('digits are of the line they are said to be', () => {
  const wrong: [PhoneNumber['line'], string[]][] = [
    ['400', ['', '12', '+', '400-000-0000', '٤٠٠٠٠٠٠٠٠٠', '8000000000', '40000000000', '13800000000']],
    ['800', ['4000000000', '800000000']],
    ['mobile', ['8000000000', '1380000000', '+8613800000000', '23800000000']],
    ['landline', ['75580000000', '0755800', '0755800000000']],
    ['short', ['955', '9500000', '09500']],
    // A number of mainland China has one spelling, so that it cannot be official in one and retired in the other.
    [
      'international',
      ['442079460018', '+8613800000000', '+864000000000', '+0442079460', `+${'1'.repeat(16)}`],
    ],
  ];
  for (const [line, list] of wrong)
    for (const digits of list) {
      const display = digits === '' ? '-' : digits;
      assert.deepEqual(
        refused({ line, digits, display, uri: phoneUri({ line, digits }) }).at(0),
        'number.digits',
        `${line} ${digits}`,
      );
    }
});
