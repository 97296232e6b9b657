import {
  type Card,
  type CardContent,
  type Channel,
  canonical,
  channelDisplay,
  channelValue,
  type Localized,
  RETIRED_REASONS,
  type Retired,
} from '@clearline/card';

type WithoutSince<C> = C extends Channel ? Omit<C, 'since'> & { since?: string | undefined } : never;
/** A channel as an operator declares it: since when it is official is known only at publication. */
export type DraftChannel = WithoutSince<Channel>;

/**
 * What an operator says about a value that is no longer official. Of a value that a card has listed only the label, the
 * reason and the successor count: for the rest the record knows better.
 */
export interface DeclaredRetired {
  channel: string;
  kind: Channel['kind'];
  value: string;
  display: string;
  label: Localized;
  from?: string | undefined;
  until?: string | undefined;
  reason: Localized;
  successor?: string | undefined;
}

export interface Draft {
  operator: CardContent['operator'];
  calendar: CardContent['calendar'];
  channels: DraftChannel[];
  retired: DeclaredRetired[];
  never: CardContent['never'];
}

/** By which values are compared; two keys are equal exactly when kind and value are. */
export const officialKey = (channel: Channel): string => `${channel.kind} ${channelValue(channel)}`;
export const retiredKey = ({ kind, value }: Pick<Retired, 'kind' | 'value'>): string => `${kind} ${value}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What the next card says when `draft` follows `current`. A value that was official and is not in the draft is
 * retired as of `now` (RFC 3339), never dropped; a value that stays keeps its `since`. The same draft on the card it
 * made gives the same content again, so that repeating an import publishes nothing.
 */
export function succeed(current: Card | null, draft: Draft, now: string): CardContent {
  const officialSince = new Map(current?.channels.map((c) => [officialKey(c), c.since]));
  const channels = draft.channels.map((declared): Channel => {
    // Only the first card takes an operator's word for the past; later ones know it.
    const said = !current && declared.since && declared.since < now ? declared.since : now;
    const channel = { ...declared, since: said } as Channel;
    return { ...channel, since: officialSince.get(officialKey(channel)) ?? said };
  });
  return {
    operator: draft.operator,
    calendar: draft.calendar,
    channels,
    retired: retire(current, draft, channels, now),
    never: draft.never,
  };
}

function retire(current: Card | null, draft: Draft, channels: Channel[], now: string): Retired[] {
  const active = new Set(channels.map(officialKey));
  const ids = new Set(channels.map((c) => c.id));
  const retired = new Map<string, Retired>();
  for (const entry of current?.retired ?? []) retired.set(retiredKey(entry), entry);
  for (const channel of current?.channels ?? []) {
    retired.set(officialKey(channel), {
      channel: channel.id,
      kind: channel.kind,
      label: channel.label,
      value: channelValue(channel),
      display: channelDisplay(channel),
      from: channel.since,
      until: now,
      reason: ids.has(channel.id) ? RETIRED_REASONS.replaced : RETIRED_REASONS.withdrawn,
      ...(ids.has(channel.id) ? { successor: channel.id } : {}),
    });
  }
  for (const declared of draft.retired) {
    const key = retiredKey(declared);
    retired.set(key, withDeclared(retired.get(key), declared, now));
  }
  const entries = [...retired]
    .filter(([key]) => !active.has(key))
    .map(([, entry]) => entry)
    .sort((a, b) => compare(b.until, a.until) || compare(a.value, b.value));
  return entries.map((entry) => liveSuccessor(entry, entries, ids));
}

function withDeclared(known: Retired | undefined, declared: DeclaredRetired, now: string): Retired {
  const { successor, until = now, from = until, ...said } = declared;
  const entry = known ? { ...known, label: said.label, reason: said.reason } : { ...said, from, until };
  return successor ? { ...entry, successor } : entry;
}

/** A successor that has itself been retired leads on to what replaced it. */
function liveSuccessor(entry: Retired, all: readonly Retired[], live: ReadonlySet<string>): Retired {
  const { successor, ...rest } = entry;
  const seen = new Set<string>();
  let id = successor;
  while (id && !live.has(id) && !seen.has(id)) {
    seen.add(id);
    const gone = id;
    id = all.find((other) => other.channel === gone && other.successor !== gone)?.successor;
  }
  return id && live.has(id) ? { ...rest, successor: id } : rest;
}

/** Whether two cards say the same, whatever their numbers and dates. */
export function sameContent(card: Card, content: CardContent): boolean {
  const { schema: _s, n: _n, issued: _i, expires: _e, ...said } = card;
  return canonical(said) === canonical(content);
}
