/** What waits for whoever is signed in, gathered from every slice that they may read. */

import { getContacts, listProposals } from '../../src/find/proposals/contract.ts';
import { publishersApi } from '../../src/find/publishers/contract.ts';
import { mailApi } from '../../src/people/mail/contract.ts';
import { staffApi } from '../../src/people/staff/contract.ts';
import { webhooksApi } from '../../src/people/webhooks/contract.ts';
import { deskApi } from '../../src/reach/conversations/contract.ts';
import { linesApi } from '../../src/verify/lines/contract.ts';
import { reportsApi } from '../../src/verify/reports/contract.ts';
import { useAsk } from './ask.ts';
import { homeTexts } from './home-messages.ts';
import type { IconName } from './icons.tsx';
import { useLang, useText } from './language.tsx';
import { useSession } from './session.tsx';

export interface Todo {
  readonly key: string;
  readonly icon: IconName;
  readonly to: string;
  readonly title: string;
  readonly detail: string;
}

const LATELY_MS = 7 * 86_400_000;

export function useTodos() {
  const parts = [
    useLines(),
    useWaiting(),
    useReviews(),
    useDecided(),
    useList(),
    useReports(),
    useRecoveries(),
    useBadges(),
    useMail(),
    useWebhooks(),
  ];
  return {
    pending: parts.some(({ isLoading }) => isLoading),
    failed: parts.some(({ isError }) => isError),
    todos: [...parts.flatMap(({ todos }) => todos), ...useOwn()],
  };
}

/** Before all else: nobody gets through. */
function useLines() {
  const t = useText(homeTexts);
  const { permissions } = useSession();
  const asked = useAsk(
    linesApi.incidents,
    { query: {} },
    { topics: ['lines.changed'], enabled: permissions.has('lines.manage') },
  );
  const todos = (asked.data?.incidents ?? [])
    .filter(({ state }) => state === 'open')
    .map(
      ({ id, display }): Todo => ({
        key: `line ${id}`,
        icon: 'warning',
        to: '/lines',
        title: t.line(display),
        detail: t.lineText,
      }),
    );
  return { ...asked, todos };
}

/** Customers who wait for an answer. */
function useWaiting() {
  const t = useText(homeTexts);
  const { permissions } = useSession();
  const asked = useAsk(
    deskApi.list,
    { query: { list: 'mine' } },
    { topics: ['reach.changed'], enabled: permissions.has('reach.answer') },
  );
  const queue = asked.data?.counts.queue ?? 0;
  const own = asked.data?.conversations.filter(({ waitsSince }) => waitsSince !== null).length ?? 0;
  const row = { icon: 'desk', detail: t.queueText } as const;
  const todos: Todo[] = [
    ...(queue > 0 ? [{ ...row, key: 'queue', to: '/desk', title: t.queue(queue) }] : []),
    ...(own > 0 ? [{ ...row, key: 'own', to: '/desk?list=mine', title: t.own(own) }] : []),
  ];
  return { ...asked, todos };
}

/** Of others: nobody reviews what they have edited themselves. */
function useReviews() {
  const t = useText(homeTexts);
  const { me, permissions } = useSession();
  const asked = useAsk(
    listProposals,
    { query: { state: 'open' } },
    { topics: ['proposals.changed'], enabled: permissions.has('proposals.approve') },
  );
  const proposals = asked.data?.proposals ?? [];
  const todos = proposals
    .filter(({ state, editors }) => state === 'review' && !editors.some(({ id }) => id === me.person.id))
    .map(
      ({ id, title, author }): Todo => ({
        key: `proposal ${id}`,
        icon: 'proposals',
        to: `/proposals/${id}`,
        title: t.review(title),
        detail: t.reviewText(author.name),
      }),
    );
  return { ...asked, todos };
}

/** What others decided lately: a proposal of one's own that was rejected, and a contact that somebody retired alone. */
function useDecided() {
  const t = useText(homeTexts);
  const { me, permissions } = useSession();
  const asked = useAsk(
    listProposals,
    { query: { state: 'closed' } },
    { topics: ['proposals.changed'], enabled: permissions.has('proposals.edit') },
  );
  const todos = (asked.data?.proposals ?? [])
    .filter(({ updatedAt }) => Date.parse(updatedAt) > Date.now() - LATELY_MS)
    .flatMap(({ id, title, state, editors, author, urgent }): Todo[] => {
      const mine = editors.some((editor) => editor.id === me.person.id);
      const row = { key: `proposal ${id}`, to: `/proposals/${id}` } as const;
      if (state === 'rejected' && mine)
        return [{ ...row, icon: 'proposals', title: t.rejected(title), detail: t.rejectedText }];
      if (state === 'published' && urgent && !mine)
        return [{ ...row, icon: 'warning', title: t.retired(title), detail: t.retiredText(author.name) }];
      return [];
    });
  return { ...asked, todos };
}

/** A list to sign, one that names somebody who can approve no more, and a key file of before that still lies about. */
function useList() {
  const t = useText(homeTexts);
  const { permissions } = useSession();
  const asked = useAsk(
    publishersApi.get,
    {},
    { topics: ['publishers.changed', 'people.changed'], enabled: permissions.has('publishers.read') },
  );
  const { change = null, people = [], idleKeyFile = false } = asked.data ?? {};
  const mayChange = permissions.has('publishers.change');
  const gone = people.filter(({ standing }) => standing === 'left' || standing === 'no-passkey');
  const row = { icon: 'key', to: '/publishers' } as const;
  const todos: Todo[] = [];
  if (change?.mine)
    todos.push({ ...row, key: 'list', title: t.listed, detail: t.listedText(change.draftedBy.name) });
  if (gone.length > 0 && change === null && mayChange) {
    const names = gone.map(({ name }) => name).join(t.separator);
    todos.push({ ...row, key: 'listed', title: t.unlisted, detail: t.unlistedText(names) });
  }
  if (idleKeyFile && mayChange)
    todos.push({ ...row, icon: 'warning', key: 'key-file', title: t.keyFile, detail: t.keyFileText });
  return { ...asked, todos };
}

/** A wave stands first; then what waits to be checked, and appeals. */
function useReports() {
  const t = useText(homeTexts);
  const { permissions } = useSession();
  const asked = useAsk(
    reportsApi.list,
    {},
    { topics: ['reports.changed'], enabled: permissions.has('reports.moderate') },
  );
  const { spike = null, appeals = 0, counts } = asked.data ?? {};
  const open = counts?.open ?? 0;
  const row = { icon: 'warning', to: '/reports' } as const;
  const todos: Todo[] = [];
  if (spike) todos.push({ ...row, key: 'wave', title: t.wave(spike.reporters), detail: t.waveText });
  if (open > 0) todos.push({ ...row, key: 'reports', title: t.reports(open), detail: t.reportsText });
  if (appeals > 0)
    todos.push({
      icon: 'audit',
      to: '/reports/appeals',
      key: 'appeals',
      title: t.appeals(appeals),
      detail: t.appealsText,
    });
  return { ...asked, todos };
}

function useRecoveries() {
  const t = useText(homeTexts);
  const { permissions } = useSession();
  const asked = useAsk(
    staffApi.recoveries,
    { query: { state: 'open' } },
    { topics: ['people.changed'], enabled: permissions.has('people.recover') },
  );
  const todos = (asked.data?.recoveries ?? [])
    .filter(({ approvable }) => approvable)
    .map(
      ({ id, subject, openedBy }): Todo => ({
        key: `recovery ${id}`,
        icon: 'key',
        to: '/people/recoveries',
        title: t.recovery(subject.name),
        detail: t.recoveryText(openedBy.name),
      }),
    );
  return { ...asked, todos };
}

function useBadges() {
  const t = useText(homeTexts);
  const lang = useLang();
  const { permissions } = useSession();
  const asked = useAsk(
    getContacts,
    {},
    { topics: ['contacts.published'], enabled: permissions.has('proposals.edit') },
  );
  const todos = (asked.data?.channels ?? []).flatMap(({ part, value, badge }): Todo[] =>
    badge === 'expiring' || badge === 'expired'
      ? [
          {
            key: `badge ${part}`,
            icon: 'badges',
            to: '/badges',
            title: t.badge(value.label[lang]),
            detail: t.badgeText[badge],
          },
        ]
      : [],
  );
  return { ...asked, todos };
}

function useMail() {
  const t = useText(homeTexts);
  const enabled = useSession().permissions.has('mail.read');
  const options = { topics: ['mail.changed'], enabled } as const;
  const failed = useAsk(mailApi.list, { query: { state: 'failed', limit: '1' } }, options);
  const kept = useAsk(mailApi.list, { query: { state: 'kept', limit: '1' } }, options);
  const todo = (state: 'failed' | 'kept', title: string, detail: string): Todo => ({
    key: `mail ${state}`,
    icon: 'mail',
    to: `/mail?state=${state}`,
    title,
    detail,
  });
  const error = failed.data?.mail[0]?.error ?? '';
  return {
    isLoading: failed.isLoading || kept.isLoading,
    isError: failed.isError || kept.isError,
    todos: [
      ...(failed.data?.mail.length ? [todo('failed', t.mailFailed, error)] : []),
      ...(kept.data?.mail.length ? [todo('kept', t.mailKept, t.mailKeptText)] : []),
    ],
  };
}

/** Those that were switched off, and those that are about to be. */
function useWebhooks() {
  const t = useText(homeTexts);
  const asked = useAsk(
    webhooksApi.list,
    {},
    { topics: ['webhooks.changed'], enabled: useSession().permissions.has('webhooks.read') },
  );
  const todos = (asked.data?.webhooks ?? [])
    .filter(({ state, failingSince }) => state === 'disabled' || (state === 'active' && failingSince))
    .map(
      ({ id, label, state }): Todo => ({
        key: `webhook ${id}`,
        icon: 'webhook',
        to: `/webhooks/${id}`,
        title: state === 'disabled' ? t.webhookOff(label) : t.webhookFails(label),
        detail: state === 'disabled' ? t.webhookOffText : t.webhookFailsText,
      }),
    );
  return { ...asked, todos };
}

/** What keeps somebody from being locked out one day. */
function useOwn(): Todo[] {
  const t = useText(homeTexts);
  const { factors } = useSession().me;
  const own = (key: string, title: string, detail: string): Todo => ({
    key,
    icon: 'key',
    to: '/account',
    title,
    detail,
  });
  const isAlone = factors.passkeys === 1 && !factors.totp;
  return [
    ...(factors.recoveryCodes === 0 ? [own('codes', t.codes, t.codesText)] : []),
    ...(isAlone ? [own('second', t.second, t.secondText)] : []),
  ];
}
