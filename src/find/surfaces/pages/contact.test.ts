import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAYS, type Hours, INTENTS } from '@clearline/card';
import { CHANNELS, SITE, viewOf } from '../../../../test/views.ts';
import { text } from '../../../kernel/http/page.ts';
import { contactState } from '../files/contact-state.ts';
import type { ChannelView, View } from '../view.ts';
import { contactPage, humanPage, readChoice } from './contact.ts';
import { contactMessages } from './contact-messages.ts';

const STATES = ['open', 'opens later', 'never opens', 'no human'] as const;
type State = (typeof STATES)[number];

function inState(cv: ChannelView, state: State, at: number): ChannelView {
  const opensAt = state === 'opens later' ? at + 3_600_000 : null;
  return {
    ...cv,
    channel: { ...cv.channel, human: state !== 'no human' },
    hours: { open: state === 'open', always: false, opensAt, closesAt: null },
  };
}

/** The number, a chat and perhaps a mailbox, which takes messages at any hour. */
function viewWhere(line: State, chat: State, mailbox: boolean): View {
  const view = viewOf();
  const channels = view.channels.flatMap((cv) => {
    if (cv.channel.id === 'hotline') return [inState(cv, line, view.at)];
    if (cv.channel.id === 'inside') return [inState(cv, chat, view.at)];
    return cv.channel.id === 'mail' && mailbox ? [cv] : [];
  });
  const primary = channels.find((c) => c.channel.id === 'hotline') as View['primary'];
  return { ...view, channels, primary };
}

test('R7: an announced closure is told with its reason, and 7×24 never stands alone beside a closed line', () => {
  const [hotline, ...others] = CHANNELS;
  assert.ok(hotline);
  const whole = [{ from: '00:00', to: '24:00' }];
  const hours: Hours = {
    ...hotline.hours,
    weekly: { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: whole, sun: whole },
    closures: [
      { from: '2026-12-31T10:00:00.000Z', until: '2027-01-01T10:00:00.000Z' },
      {
        from: '2026-11-22T06:00:00.000Z',
        until: '2026-11-22T08:00:00.000Z',
        reason: { zh: '机房检修', en: 'Works' },
      },
      { from: '2026-11-21T06:00:00.000Z', until: '2026-11-21T08:00:00.000Z' },
    ],
  };
  const view = viewOf({ channels: [{ ...hotline, hours }, ...others] });
  const told =
    /7×24 小时 · (?:北京时间 · )?2026年11月22日 14:00（北京时间） 至 2026年11月22日 16:00（北京时间） 暂停服务：机房检修/g;
  const page = text(contactPage(view, 'zh', readChoice(undefined, undefined), SITE).main);
  assert.equal(page.match(told)?.length, 2, 'beside the number and in the list');
  assert.doesNotMatch(page, /11月21日|12月31日/);
  const [shown] = contactState(view, SITE).channels;
  assert.match(shown?.hoursText.en ?? '', /^24 hours a day, 7 days a week; closed from .* to .*: Works$/);
});

const CASES = STATES.flatMap((line) =>
  STATES.flatMap((chat) => [true, false].map((mailbox) => [line, chat, mailbox] as const)),
);
const VALUES = [/400-000-0147/, /\/chat\?staff/, /help\+demo@/];

for (const lang of ['zh', 'en'] as const)
  test(`R55 in every state each heading is followed by a way to reach us, and says what is so: ${lang}`, () => {
    const t = contactMessages[lang];
    for (const [line, chat, mailbox] of CASES) {
      const name = `line ${line}, chat ${chat}${mailbox ? ', mailbox' : ''}`;
      const html = text(humanPage(viewWhere(line, chat, mailbox), lang).main);
      const sections = html.split('<section>').slice(1);
      const humans = [line, chat];
      const headings = sections.map((s) => /<h2>(.*?)<\/h2>/.exec(s)?.[1]);
      assert.equal(headings[0], humans.includes('open') ? t.humanNow : t.humanClosed, name);
      assert.equal(new Set(headings).size, headings.length, name);
      for (const [i, section] of sections.entries()) {
        const isTold = i === 0 && section.includes(t.humanWrite) && headings.includes(t.humanMessages);
        assert.ok(isTold || VALUES.some((value) => value.test(section)), `${name}: ${headings[i]}`);
      }
      const waits = !humans.includes('open') && humans.includes('opens later');
      assert.equal(html.includes(t.humanFirst), waits, name);
      assert.equal(headings.includes(t.humanMessages), mailbox, name);
      assert.equal(headings.includes(t.whys['not-open']), humans.includes('never opens'), name);
    }
  });

test('what is retired is called a number only where all of it are numbers', () => {
  const retired = {
    channel: 'hotline',
    kind: 'phone' as const,
    label: { zh: '旧', en: 'Old' },
    value: '4000000001',
    display: '400-000-0001',
    from: '2025-01-01T00:00:00.000Z',
    until: '2026-01-01T00:00:00.000Z',
    reason: { zh: '换', en: 'New' },
  };
  const page = (list: (typeof retired)[]) =>
    text(contactPage(viewOf({ retired: list }), 'zh', readChoice(undefined, undefined), SITE).main);
  assert.match(page([retired]), /这些号码已停用/);
  const mail = { ...retired, kind: 'email' as 'phone', value: 'a@b.example', display: 'a@b.example' };
  assert.match(page([retired, mail]), /这些联系方式已停用/);
  assert.doesNotMatch(page([retired, mail]), /这些号码已停用/);
});

test('the matrix says what each channel is good for, in which language, and lists what is open first', () => {
  const closed: Hours = {
    zone: 'Asia/Shanghai',
    weekly: Object.fromEntries(DAYS.map((day) => [day, []])) as unknown as Hours['weekly'],
    holidays: 'as-usual',
    makeUpDays: 'as-usual',
    closures: [],
  };
  const everything = { hours: closed, intents: [...INTENTS] };
  const channels = CHANNELS.map((c) => (c.id === 'hotline' ? { ...c, ...everything } : c));
  const page = (lang: 'zh' | 'en') =>
    String(contactPage(viewOf({ channels }), lang, readChoice(undefined, undefined), SITE).main);
  const row = (html: string, id: string) => html.slice(html.indexOf(`id="c-${id}"`)).split('</li>')[0] ?? '';
  assert.match(row(page('zh'), 'hotline'), /各类问题都可以/);
  assert.match(row(page('zh'), 'mail'), /适合：账号安全/);
  assert.match(row(page('en'), 'office'), /Helps with: .*Answers in Chinese only/s);
  assert.doesNotMatch(row(page('en'), 'mail'), /Chinese only/);
  const html = page('zh');
  assert.ok(html.indexOf('id="c-office"') < html.indexOf('id="c-hotline"'), 'the closed line stands last');
});
