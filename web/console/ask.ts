/** Reading and acting through the API, kept fresh: what others change is asked for again by its topic. */
import {
  type InfiniteData,
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { AnswerOf, Endpoint, SentParams, SentQuery } from '../../src/kernel/http/contract.ts';
import { type Answer, type ArgList, type Args, call, callUnder, type Problem } from './api.ts';
import { patiently } from './pause.ts';

/** Events that the server streams; see docs of `GET /api/v1/events`. */
export type Topic =
  | 'contacts.published'
  | 'proposals.changed'
  | 'proposals.presence'
  | 'publishers.changed'
  | 'lines.changed'
  | 'reports.changed'
  | 'people.changed'
  | 'people.sessions-ended'
  | 'mail.changed'
  | 'webhooks.changed'
  | 'audit.added'
  | 'calls.code'
  | 'calls.contact'
  | 'calls.alarm'
  | 'reach.changed'
  | 'reach.queue'
  | 'reach.teams';

/** Carries a refusal through the query library, which knows only throwing. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Refused;
    queryMeta: { topics?: readonly Topic[] };
  }
}

const RETRIES = 2;
const AGAIN_MS = 1_000;
/** What waits for the same moment does not all come at once. */
const SPREAD_MS = 500;
const isWorthAnotherTry = ({ problem: { status } }: Refused) => status === 0 || status >= 500;
/** What was acted on is gone, or another than was seen: an event may tell so late, or not at all. */
const isOutdated = ({ status }: Problem) => status === 404 || status === 409;
/** The server asked for a pause: after it, the same is asked again. */
export const isPause = ({ problem }: Refused): boolean => problem.retryAt !== undefined;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => isPause(error) || (failures < RETRIES && isWorthAnotherTry(error)),
      retryDelay: (failures, { problem: { retryAt } }) =>
        retryAt === undefined
          ? AGAIN_MS * 2 ** failures
          : Math.max(0, retryAt - Date.now()) + Math.random() * SPREAD_MS,
      // We look at what fetch says, not at what the browser believes of the network.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export const orThrow = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Refused(answer.problem);
  return answer.value;
};

interface AskOptions {
  /** Asked anew when one of these is heard. */
  readonly topics?: readonly Topic[];
  readonly enabled?: boolean;
  /** Asked anew as time goes by, while somebody looks: what it tells changes with the clock. */
  readonly everyMs?: number;
  /** What was answered to other arguments stays until this is. */
  readonly keep?: boolean;
}

export const keyOf = (row: Endpoint, args?: unknown): readonly unknown[] => [
  row.method,
  row.path,
  args ?? {},
];

/** What `row` answers, from the cache while that is fresh. */
export function useAsk<E extends Endpoint>(
  row: E,
  args: Args<E>,
  { topics = [], enabled = true, everyMs, keep = false }: AskOptions = {},
): UseQueryResult<AnswerOf<E>, Refused> {
  return useQuery<AnswerOf<E>, Refused>({
    queryKey: keyOf(row, args),
    queryFn: async () => orThrow(await call(row, ...([args] as unknown as ArgList<E>))),
    meta: { topics },
    enabled,
    refetchInterval: everyMs ?? false,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/**
 * Page after page of what `row` answers with a `next`.
 * @param cursor the name of the query member that takes it
 */
export function useAskMore<E extends Endpoint, P extends AnswerOf<E> & { readonly next: string | null }>(
  row: E,
  query: SentQuery<E>,
  cursor: 'before' | 'after',
  {
    topics = [],
    everyMs,
    params,
  }: Pick<AskOptions, 'topics' | 'everyMs'> & { readonly params?: SentParams<E> } = {},
) {
  return useInfiniteQuery<P, Refused, InfiniteData<P>, readonly unknown[], string | null>({
    queryKey: [...keyOf(row, params === undefined ? query : { params, query }), 'pages'],
    queryFn: async ({ pageParam }) => {
      const asked = { params, query: { ...query, ...(pageParam === null ? {} : { [cursor]: pageParam }) } };
      return orThrow(await call(row, ...([asked] as unknown as ArgList<E>))) as P;
    },
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: everyMs ?? false,
    meta: { topics },
  });
}

/**
 * Acts through `row`, and then asks again for what the endpoints in `stale` answered; so too where it was refused because
 * that is not what is there any more, before the problem is shown.
 * `mutateAsync` gives the answer as a value; `problem` stands until the next try.
 */
export function useAct<E extends Endpoint>(row: E, stale: readonly Endpoint[] = []) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (args: Args<E>) =>
      patiently((act) => callUnder(act, row, ...([args] as unknown as ArgList<E>))),
    onSuccess: async (answer) => {
      if (!answer.ok && !isOutdated(answer.problem)) return;
      await Promise.all(
        stale.map(({ method, path }) => client.invalidateQueries({ queryKey: [method, path] })),
      );
    },
  });
  const problem = mutation.data?.ok === false ? mutation.data.problem : null;
  return { act: mutation.mutateAsync, busy: mutation.isPending, problem, reset: mutation.reset };
}
