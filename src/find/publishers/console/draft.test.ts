import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublishersView } from '../contract.ts';
import { draftOf, firstChoice, firstRules, toggled, whyNot, within } from './draft.ts';

const rule = (approvals: number, delayMinutes = 0) => ({ approvals, delayMinutes });
const view = {
  mode: 'key-file',
  people: [{ id: 'key-file', name: 'Key file', keys: 1, standing: 'key-file' }],
  rules: { publishers: rule(1), protected: rule(1, 30), ordinary: rule(1), retirement: rule(1) },
  candidates: [
    { id: 'ann', name: 'Ann', passkeys: 2 },
    { id: 'bob', name: 'Bob', passkeys: 0 },
    { id: 'eve', name: 'Eve', passkeys: 1 },
  ],
} as unknown as PublishersView;
const counts = (rules: PublishersView['rules']) =>
  [rules.publishers, rules.protected, rules.ordinary, rules.retirement].map(({ approvals }) => approvals);

test('where a key file signs, everybody with a passkey is proposed, and two people for what can be abused', () => {
  assert.deepEqual(firstChoice(view), [
    { id: 'ann', name: 'Ann' },
    { id: 'eve', name: 'Eve' },
  ]);
  const rules = firstRules(view);
  assert.deepEqual([counts(rules), rules.protected.delayMinutes], [[2, 2, 1, 1], 30]);
});

test('where people sign, one begins from their list, under the names that they have there', () => {
  const people = [{ id: 'eve', name: 'Head of support', keys: 1, standing: 'good' as const }];
  const listed: PublishersView = { ...view, mode: 'people', people };
  assert.deepEqual(firstChoice(listed), [{ id: 'eve', name: 'Head of support' }]);
  assert.equal(firstRules(listed), view.rules);
});

test('no rule asks for more people than are chosen, nor than a weightier rule', () => {
  const rules = { publishers: rule(2), protected: rule(3), ordinary: rule(2), retirement: rule(1) };
  assert.deepEqual(counts(within(rules, 5)), [2, 2, 2, 1]);
  assert.deepEqual(counts(within(rules, 1)), [1, 1, 1, 1]);
});

test('nobody goes on with no people, or with two of one name', () => {
  const [ann] = view.candidates;
  assert.ok(ann);
  const why = (...chosen: Parameters<typeof whyNot>[0]) => whyNot(chosen, view.candidates);
  assert.equal(why(), 'none');
  assert.equal(why(ann, { id: 'eve', name: ' Ann ' }), 'sameName');
  assert.equal(why(ann, { id: 'eve', name: ' ' }), 'sameName');
  assert.equal(why(ann, { id: 'eve', name: 'Eve' }), null);
  assert.deepEqual(toggled(toggled([], ann), ann), []);
});

test('one person is enough only where there is nobody else', () => {
  const [ann] = view.candidates;
  assert.ok(ann);
  assert.equal(whyNot([ann], view.candidates), 'alone');
  assert.equal(whyNot([ann], [ann]), null);
});

test('what is sent has names without blanks around them, and no wait for the list itself nor for a retirement', () => {
  const chosen = [{ id: 'ann', name: ' Ann ' }];
  const { people, rules } = draftOf(1, { chosen, rules: view.rules, newLogKey: false });
  assert.deepEqual(people, [{ id: 'ann', name: 'Ann' }]);
  assert.deepEqual([rules.publishers, rules.retirement], [{ approvals: 1 }, { approvals: 1 }]);
});
