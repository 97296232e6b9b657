import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { card } from './card.fixtures.ts';
import { channel, classOf, next, phone, retire, retired } from './change-class.fixtures.ts';
import { type Card, type Channel, changeClass, type PhoneChannel } from './index.ts';

const expectEach = (expected: string, changes: Record<string, (copy: Card) => void>) => {
  for (const [name, change] of Object.entries(changes)) assert.equal(classOf(change), expected, name);
};

test('a first card is protected, and one that differs in its dates alone is a re-issue', () => {
  assert.equal(changeClass(null, card), 'protected');
  assert.equal(
    classOf(() => {}),
    'reissue',
  );
  expectEach('reissue', {
    expiry: (c) => {
      c.expires = '2027-01-01T00:00:00.000Z';
    },
  });
});

test('channels that go as they stood are a retirement, whatever led on to them', () => {
  expectEach('retirement', {
    one: (c) => retire(c, 'mail'),
    two: (c) => {
      retire(c, 'mail');
      retire(c, 'app');
    },
    'with a successor': (c) => {
      retire(c, 'mail');
      retired(c).successor = 'chat';
    },
    'the first number': (c) => {
      retire(c, 'hotline');
      for (const entry of c.retired) delete entry.successor;
    },
    'the first number, whose followers lead on': (c) => {
      retire(c, 'hotline');
      for (const entry of c.retired) entry.successor = 'chat';
    },
  });
});

test('a retirement that says anything else is protected', () => {
  expectEach('protected', {
    'a channel is dropped': (c) => {
      c.channels.pop();
    },
    'with another value': (c) => {
      retire(c, 'mail');
      retired(c).value = 'other@card.example';
    },
    'with another label': (c) => {
      retire(c, 'mail');
      retired(c).label = { zh: '诈骗邮箱', en: 'Fraud' };
    },
    'before the last card': (c) => {
      retire(c, 'mail');
      retired(c).until = '2025-12-31T00:00:00.000Z';
    },
    'in the future': (c) => {
      retire(c, 'mail');
      retired(c).until = '2026-02-01T00:00:00.000Z';
    },
    'with another period': (c) => {
      retire(c, 'mail');
      retired(c).from = '2020-01-01T00:00:00.000Z';
    },
    'a value that was never listed': (c) => {
      retire(c, 'mail');
      c.retired.unshift({ ...retired(c), value: 'x@card.example', display: 'x@card.example' });
    },
    'for a reason that was given before, and may name what has been retired since': (c) => {
      retire(c, 'mail');
      retired(c).reason = (card.retired[0] as Card['retired'][number]).reason;
    },
    'what was retired before is rewritten': (c) => {
      retire(c, 'mail');
      (c.retired[1] as Card['retired'][number]).reason = { zh: '其他', en: 'Other' };
    },
    'what was retired before is forgotten': (c) => {
      c.retired = [];
    },
    'what was retired before leads elsewhere': (c) => {
      retire(c, 'mail');
      (c.retired[1] as Card['retired'][number]).successor = 'chat';
    },
  });
});

test('hours, holidays and the order of what cannot deceive are ordinary', () => {
  expectEach('ordinary', {
    hours: (c) => {
      phone(c).hours.weekly.sun = [];
    },
    'a closure with its reason': (c) => {
      channel(c, 'chat').hours.closures = [
        { from: card.issued, until: card.expires, reason: { zh: '检修', en: 'Maintenance' } },
      ];
    },
    calendar: (c) => {
      c.calendar = [];
    },
    'retirement and hours': (c) => {
      retire(c, 'mail');
      channel(c, 'chat').hours.weekly.mon = [];
    },
    'priority of a mailbox': (c) => {
      channel(c, 'mail').priority = 5;
    },
    'order of the list': (c) => {
      c.channels.push(c.channels.splice(1, 1)[0] as Channel);
    },
  });
});

test('whatever leads people, or says who they deal with, is protected', () => {
  const two = (c: Card) => {
    c.channels.push({ ...structuredClone(phone(c)), id: 'second' });
    const { number } = channel(c, 'second') as PhoneChannel;
    Object.assign(number, { digits: '4000000002', display: '400-000-0002', uri: 'tel:+864000000002' });
  };
  expectEach('protected', {
    'a number': (c) => {
      phone(c).number.digits = '4000000002';
    },
    'a new channel': two,
    'a note': (c) => {
      channel(c, 'chat').note = { zh: '加微信更快', en: 'Quicker by WeChat' };
    },
    'a label': (c) => {
      channel(c, 'mail').label.zh = '人工客服';
    },
    'a surface': (c) => {
      phone(c).surfaces = ['page'];
    },
    'priority of a number': (c) => {
      phone(c).priority = 2;
    },
    'since when': (c) => {
      channel(c, 'chat').since = card.expires;
    },
    promise: (c) => {
      channel(c, 'mail').replyWithinMinutes = 60;
    },
    never: (c) => {
      c.never.push({ id: 'other', text: { zh: '其他', en: 'Other' } });
    },
    operator: (c) => {
      c.operator.legalName = '其他公司';
    },
  });
  const twice = next((c) => retire(c, 'mail'));
  const reordered = structuredClone(twice);
  reordered.retired.reverse();
  assert.equal(changeClass(twice, reordered), 'protected', 'the order of what is retired');
  const both = next(two);
  const swapped = structuredClone(both);
  swapped.channels.reverse();
  assert.equal(changeClass(both, swapped), 'protected', 'the order of two numbers');
});

test('no single change of a character outside spans, dates and kinds of days passes for less than protected', () => {
  const isWords = (path: readonly unknown[]) => path.includes('name') || path.includes('reason');
  const places = stringsIn(card).filter(
    (path) =>
      !['schema', 'issued', 'expires'].includes(String(path[0])) &&
      ((path[0] !== 'calendar' && path[2] !== 'hours') || isWords(path)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.nat(), fc.constantFrom('0', 'x', '号'), (place, at, other) => {
      const changed = next(() => {});
      const target = place
        .slice(0, -1)
        .reduce<unknown>((value, key) => (value as never)[key], changed) as never;
      const old = String(target[place.at(-1) as never]);
      const i = at % old.length;
      fc.pre(old[i] !== other);
      target[place.at(-1) as never] = (old.slice(0, i) + other + old.slice(i + 1)) as never;
      assert.equal(changeClass(card, changed), 'protected');
    }),
  );
});

/** The path of every string in a value. */
function stringsIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    stringsIn(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
