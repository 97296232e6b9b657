import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, changed, DEMO, found, messages, read } from './registry.fixtures.ts';

test('the base of these tests is sound', () => assert.deepEqual(found(BASE), []));

test('unknown keys, with a suggestion', () => {
  assert.deepEqual(changed('    label: { zh: 热线', '    lable: { zh: 热线'), [
    '11 missing-key channels[0].label',
    '13 unknown-key channels[0].lable',
  ]);
  assert.deepEqual(changed('version: 1', 'version: 1\ncolour: red'), ['2 unknown-key colour']);
  assert.match(messages(BASE.replace('hours: 7x24', 'hour: 7x24')), /Did you mean “hours”/);
  assert.match(messages(BASE.replace('legal_name', 'legalName')), /Did you mean “legal_name”/);
});

test('wrong types, empty and missing values, values that are not allowed', () => {
  assert.deepEqual(changed('version: 1', 'version: 2'), ['1 not-allowed version']);
  assert.deepEqual(changed('version: 1\n', ''), ['1 missing-key version']);
  assert.deepEqual(changed('legal_name: 甲公司', 'legal_name: [甲]'), ['4 wrong-type operator.legal_name']);
  assert.deepEqual(changed('legal_name: 甲公司', 'legal_name:'), ['4 empty-value operator.legal_name']);
  assert.deepEqual(changed('kind: domain', 'kind: website'), ['18 not-allowed channels[1].kind']);
  assert.deepEqual(changed('[nav, footer, page]', '[nav, footer, page, nave]'), [
    '16 not-allowed channels[0].surfaces[3]',
  ]);
  assert.deepEqual(changed('    hours: 7x24', '    hours: 7x24\n    human: yes'), [
    '16 wrong-type channels[0].human',
  ]);
  assert.deepEqual(found('- 1\n'), ['1 wrong-type']);
  assert.deepEqual(found('hello'), ['1 wrong-type']);
});

test('duplicate ids, values and keys', () => {
  assert.deepEqual(changed('id: site', 'id: main'), ['17 duplicate-id channels[1].id']);
  const twin = BASE.replace(
    '  - id: site',
    '  - { id: two, kind: phone, label: { zh: 二, en: Two }, number: "4000000000", hours: office }\n  - id: site',
  );
  assert.deepEqual(found(twin), ['17 duplicate-value channels[1]']);
  assert.deepEqual(changed('    hours: 7x24', '    hours: 7x24\n    hours: office'), [
    '16 duplicate-key channels[0].hours',
  ]);
});

test('a number that is no number', () => {
  assert.deepEqual(changed('400-000-0000', '400-000-000'), ['14 bad-number channels[0].number']);
  assert.deepEqual(changed('400-000-0000', '客服'), ['14 bad-number channels[0].number']);
  assert.deepEqual(changed('400-000-0000', '\uff14\uff10\uff10-000-0000'), [
    '14 bad-number channels[0].number',
  ]);
  assert.deepEqual(changed('400-000-0000', '110'), ['14 bad-number channels[0].number']);
});

test('a mobile marked toll-free, an 800 number for mobiles', () => {
  assert.deepEqual(changed('number: 400-000-0000', 'number: 13800000000\n    line: 800'), [
    '15 line-mismatch channels[0].line',
  ]);
  assert.deepEqual(changed('number: 400-000-0000', 'number: 13800000000\n    line: tollfree'), [
    '15 not-allowed channels[0].line',
  ]);
  assert.deepEqual(
    changed('number: 400-000-0000', 'number: 800-810-0000\n    reachable_from: [landline, mobile]'),
    ['15 not-reachable channels[0].reachable_from[1]'],
  );
});

test('overlapping, inverted and malformed hours', () => {
  const hours = (spans: string) => changed('[09:00-12:00, 13:00-18:00]', spans);
  assert.deepEqual(hours('[09:00-12:00, 11:00-18:00]'), [
    '9 overlapping-hours hours.office.weekly.mon-fri[1]',
  ]);
  assert.match(
    messages(BASE.replace('[09:00-12:00, 13:00-18:00]', '[09:00-12:00, 11:00-18:00]')),
    /overlaps hours\.office\.weekly\.mon-fri\[0\]\./,
  );
  assert.deepEqual(hours('[18:00-09:00]'), ['9 inverted-hours hours.office.weekly.mon-fri[0]']);
  assert.deepEqual(hours('[09:00-09:00]'), ['9 inverted-hours hours.office.weekly.mon-fri[0]']);
  assert.deepEqual(hours('[18:00-09:00+1]'), []);
  assert.deepEqual(hours('[20:00-22:00, 21:00-09:30+1]'), [
    '9 overlapping-hours hours.office.weekly.mon-fri[1]',
  ]);
  assert.deepEqual(hours('[9-18]'), ['9 bad-span hours.office.weekly.mon-fri[0]']);
  assert.deepEqual(hours('[09:00-25:00]'), ['9 bad-span hours.office.weekly.mon-fri[0]']);
  assert.deepEqual(hours('[09:00-18:00+1]'), ['9 bad-span hours.office.weekly.mon-fri[0]']);
  assert.deepEqual(changed('mon-fri:', 'mon-fry:'), ['9 unknown-day hours.office.weekly.mon-fry']);
  assert.deepEqual(changed('    weekly:\n', '    weekly:\n      fri: closed\n'), [
    '10 day-twice hours.office.weekly.mon-fri',
  ]);
  assert.deepEqual(changed('    weekly:', '    zone: Mars/Base\n    weekly:'), [
    '8 unknown-zone hours.office.zone',
  ]);
  assert.deepEqual(changed('    weekly:', '    zone: +08:00\n    weekly:'), [
    '8 unknown-zone hours.office.zone',
  ]);
  assert.deepEqual(
    changed('    weekly:', '    closures: [{ from: 2026-12-02, until: 2026-12-01 }]\n    weekly:'),
    ['8 ends-before-start hours.office.closures[0]'],
  );
  assert.deepEqual(changed('hours: 7x24', 'hours: offce'), ['15 unknown-hours channels[0].hours']);
});

test('a successor that does not exist or is retired, a retired number still in use', () => {
  const retired = (channel: string, value: string, more: string) =>
    `  - { channel: ${channel}, value: ${value}, label: { zh: 旧, en: Old }, reason: { zh: 换, en: New }${more} }\n`;
  const after = (entries: string) => found(`${BASE}retired:\n${entries}`);
  assert.deepEqual(after(retired('main', '400-000-0001', ', successor: main')), []);
  assert.deepEqual(after(retired('main', '400-000-0001', ', successor: mian')), [
    '22 successor-unknown retired[0].successor',
  ]);
  assert.deepEqual(
    after(retired('main', '400-000-0001', ', successor: old') + retired('old', '400-000-0002', '')),
    ['22 successor-retired retired[0].successor'],
  );
  assert.deepEqual(after(retired('main', '+86 400 000 0000', '')), [
    '22 retired-still-active retired[0].value',
  ]);
  assert.deepEqual(after(retired('main', '400-000-0001', ', until: 2027-01-01')), [
    '22 in-the-future retired[0].until',
  ]);
  assert.deepEqual(after(retired('main', '400-000-0001', ', from: 2027-01-01')), [
    '22 in-the-future retired[0].from',
  ]);
  assert.deepEqual(after(retired('main', 'nobody', ', kind: email')), ['22 bad-email retired[0].value']);
  assert.deepEqual(after(retired('main', 'our-shop', ', kind: app')), ['22 bad-url retired[0].value']);
  assert.deepEqual(after(retired('main', '400-000-0001', ', from: 2025-01-02, until: 2025-01-01')), [
    '22 ends-before-start retired[0].until',
  ]);
});

test('an expired badge, and one that was checked tomorrow', () => {
  const badge = (checked: string, expires: string) =>
    changed(
      '    hours: 7x24',
      `    hours: 7x24\n    badge: { subject: 甲, name: { zh: 认证, en: Verified }, checked_at: ${checked}, expires: ${expires} }`,
    );
  assert.deepEqual(badge('2026-01-01', '2026-11-22'), []);
  assert.deepEqual(badge('2026-01-01', '2026-11-21'), ['16 badge-expired channels[0].badge.expires']);
  assert.deepEqual(badge('2026-11-23', '2027-11-21'), ['16 in-the-future channels[0].badge.checked_at']);
  assert.deepEqual(badge('2026-02-30', '2027-11-21'), ['16 bad-date channels[0].badge.checked_at']);
});

test('control and bidirectional characters in labels are named', () => {
  assert.deepEqual(changed('热线', '热\u202e线'), ['13 hidden-character channels[0].label.zh']);
  assert.match(messages(BASE.replace('热线', '热\u202e线')), /U\+202E/);
  assert.match(messages(BASE.replace('热线', '"热\\u0007线"')), /U\+0007/);
  assert.match(messages(BASE.replace('热线', '热\u200b线')), /U\+200B/);
  assert.deepEqual(changed('热线', '" 热线"'), ['13 outer-space channels[0].label.zh']);
});

test('marks stacked on a letter are refused, and those that a language writes are not', () => {
  assert.deepEqual(changed('热线', `热${'\u0335\u0348'.repeat(3)}线`), [
    '13 stacked-marks channels[0].label.zh',
  ]);
  assert.deepEqual(changed('热线', 'Đường dây nóng ที่นี่ u\u0308\u0304\u0301\u0323'), []);
});

test('what every registry must have', () => {
  assert.deepEqual(changed('[nav, footer, page]', '[nav, page]'), ['11 no-number-in-nav channels']);
  assert.deepEqual(
    changed(
      '    hours: 7x24',
      '    hours: 7x24\n    intents: [top-up-failed, faulty-goods, refund, enquiry]',
    ),
    ['11 intent-without-channel channels'],
  );
  assert.deepEqual(
    changed('  filings: [{ kind: icp, number: 演示1, url: https://beian.miit.gov.cn/ }]\n', ''),
    ['3 no-filing operator'],
  );
});

test('addresses and names', () => {
  const channel = (rest: string) =>
    found(`${BASE}  - { id: x, label: { zh: 甲, en: A }, hours: 7x24, ${rest} }\n`);
  assert.deepEqual(channel('kind: chat, url: "javascript:alert(1)"'), ['21 bad-url channels[2].url']);
  assert.deepEqual(channel('kind: chat, url: "https://taobao.com@evil.example/"'), [
    '21 bad-url channels[2].url',
  ]);
  assert.deepEqual(channel(`kind: chat, url: "https://a.example/it's"`), ['21 bad-url channels[2].url']);
  const stores = Array(9).fill('{ name: { zh: 甲, en: A }, url: https://a.example }').join(', ');
  assert.deepEqual(channel(`kind: app, name: { zh: 甲, en: A }, stores: [${stores}]`), [
    '21 too-many channels[2].stores',
  ]);
  assert.deepEqual(channel('kind: email, address: nobody'), ['21 bad-email channels[2].address']);
  assert.deepEqual(channel('kind: domain, domain: "https://a.example/"'), [
    '21 bad-domain channels[2].domain',
  ]);
  assert.deepEqual(channel('kind: qq, handle: 123'), ['21 bad-handle channels[2].handle']);
  assert.deepEqual(channel('kind: email, address: a@b.example, reply_within: soon'), [
    '21 bad-duration channels[2].reply_within',
  ]);
  assert.deepEqual(found(BASE.replace('id: site', 'id: Official Site')), ['17 bad-id channels[1].id']);
});

test('notices', () => {
  const notice = (slug: string, rest: string) =>
    `  - { slug: ${slug}, title: { zh: 甲, en: A }, body: { zh: 甲, en: A }${rest} }\n`;
  const after = (entries: string) => found(`${BASE}notices:\n${entries}`);
  assert.deepEqual(after(notice('a', '') + notice('a', '')), ['23 duplicate-id notices[1].slug']);
  assert.deepEqual(after(notice('a', ', starts_at: 2027-01-02, ends_at: 2027-01-01')), [
    '22 ends-before-start notices[0].ends_at',
  ]);
  assert.deepEqual(after(notice('card-1-main', '')), ['22 reserved-name notices[0].slug']);
  assert.deepEqual(after(notice('a', ', starts_at: tomorrow')), ['22 bad-date notices[0].starts_at']);
});

test('warnings stand beside a registry that can be published', () => {
  const result = read(DEMO.replace('https://pay.example', 'http://pay.example'));
  assert.ok(result.ok);
  assert.deepEqual(
    result.value.warnings.map((w) => [w.code, w.path]),
    [
      ['holidays-unknown', 'hours.office'],
      ['plain-http', 'channels[17].url'],
    ],
  );
});

test('warned of: no number in the navigation that mobiles reach, and surfaces that show phones only', () => {
  const warnings = (text: string) => {
    const result = read(text);
    assert.ok(result.ok);
    return result.value.warnings.map((w) => `${w.line} ${w.code} ${w.path}`);
  };
  assert.deepEqual(warnings(BASE.replace('number: 400-000-0000', 'number: 800-810-0000')), [
    '11 nav-not-from-mobiles channels',
  ]);
  const second =
    '  - { id: two, kind: phone, label: { zh: 二, en: Two }, number: 95000, hours: 7x24, surfaces: nav }';
  assert.deepEqual(warnings(BASE.replace('number: 400-000-0000', 'number: 800-810-0000') + second), []);
  assert.deepEqual(warnings(`${BASE}    surfaces: [nav, popup, page]\n`), [
    '21 surface-for-phones channels[1].surfaces',
  ]);
});

test('warned of: hours that follow the holidays of a year that nobody has told, while the card is valid', () => {
  const OFFICE = BASE.replace('hours: 7x24', 'hours: office');
  const warned = (text: string) => {
    const result = read(text);
    assert.ok(result.ok);
    return result.value.warnings;
  };
  const codes = (text: string) => warned(text).map((w) => `${w.line} ${w.code} ${w.path}`);
  const [warning, ...others] = warned(OFFICE);
  assert.deepEqual(others, []);
  assert.deepEqual([warning?.line, warning?.code, warning?.path], [8, 'holidays-unknown', 'hours.office']);
  assert.match(warning?.message.zh ?? '', /2027 年.*office/);
  assert.match(warning?.message.en ?? '', /into 2027.*office/);
  assert.match(warning?.fix.en ?? '', /of 2027 under calendar/);
  assert.deepEqual(codes(BASE), [], 'no channel keeps such hours');
  assert.deepEqual(found(OFFICE.replace('weekly:', 'zone: Mars/Base\n    weekly:')), [
    '8 unknown-zone hours.office.zone',
  ]);
  assert.deepEqual(codes(OFFICE.replace('version: 1', 'version: 1\nvalid_days: 30')), [], 'expires before');
  assert.deepEqual(
    codes(OFFICE.replace('weekly:', 'holidays: as-usual\n    make_up_days: as-usual\n    weekly:')),
    [],
  );
  const told = (date: string) => codes(`${OFFICE}calendar: [{ date: ${date}, kind: holiday }]\n`);
  assert.deepEqual(told('2027-10-01'), []);
  assert.deepEqual(
    told('2027-02-05'),
    ['8 holidays-unknown hours.office'],
    'a company day says nothing of the year',
  );
});

test('a number in quotes is told as such, and what is no number as it is', () => {
  const version = BASE.replace('version: 1', 'version: "1"');
  assert.deepEqual(found(version), ['1 wrong-type version']);
  assert.match(messages(version), /a number, found the text “1” in quotes\. Write 1 without quotes/);
  const days = (value: string) => messages(`${BASE}valid_days: ${value}\n`);
  assert.match(days('"90"'), /a number, found the text “90” in quotes\. Write 90 without quotes/);
  assert.match(days('.inf'), /found “Infinity”/);
  assert.match(days('.nan'), /found “NaN”/);
});
