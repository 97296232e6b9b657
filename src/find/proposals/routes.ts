import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Ctx } from '../../kernel/http/context.ts';
import { refusalResponse } from '../../kernel/http/problems.ts';
import {
  type Actor,
  type Origin,
  type Refused,
  type ServeOptions,
  serveWith,
} from '../../people/access/index.ts';
import { cardVersions, registryText } from '../contacts/index.ts';
import { yearOf } from './calendar.ts';
import { checkOne } from './check.ts';
import { comment } from './comments.ts';
import { proposalsApi as api, type Proposal, REFUSALS } from './contract.ts';
import { approve, publishAlone, reject, reopen, submit, withdraw } from './decisions.ts';
import { applyEdit, createProposal, rebaseOnto } from './edits.ts';
import { importFile } from './import.ts';
import { type Doing, PRESENCE } from './life.ts';
import { officialContacts, staffNotices } from './official.ts';
import { presentProposal } from './present.ts';
import { offerOfRetirement, retireAtOnce } from './retire.ts';
import { candidateOf, offerOf } from './signing.ts';
import { type Deps, publishedNow, situationOf } from './situation.ts';
import { putPresence } from './store/presence.ts';
import { proposalRow, proposalsBefore, type Row } from './store/proposal.ts';

const PAGE = 50;

export type ProposalOptions = ServeOptions & Deps;

export function proposalRoutes(options: ProposalOptions): void {
  const serve = serveWith(options, REFUSALS);
  const { clock } = options;

  serve.read(api.getContacts, async (db) => ok(await officialContacts(db, clock.now())));
  serve.read(api.getHistory, async (db, { query: { limit, before } }) => {
    const found = await cardVersions(db, limit + 1, before);
    return ok({ versions: found.slice(0, limit), more: found.length > limit });
  });
  serve.raw(api.getRegistryFile, async (c, db) => {
    const published = await publishedNow(db);
    return published
      ? registryFile(c, registryText(published.card, published.notices), published.card.n)
      : noCard(c);
  });
  serve.read(api.getCalendar, async (db, { query }) =>
    ok(yearOf(query.year, (await publishedNow(db))?.card.calendar ?? [])),
  );
  serve.read(api.getNotices, async (db) => ok({ notices: await staffNotices(db, clock.now()) }));
  serve.read(api.checkPart, async (db, { body }) => checkOne(db, body, options));

  serve.read(api.listProposals, async (db, { query: { state, before } }) => {
    const found = await proposalsBefore(db, state, PAGE + 1, before);
    return ok({ proposals: found.slice(0, PAGE), more: found.length > PAGE });
  });
  serve.read(api.getProposal, async (db, { params, actor }) => {
    const row = await proposalRow(db, params.id);
    return row ? ok(await presentProposal(db, row, actor, options)) : refuse({ code: 'no-such-proposal' });
  });

  serve.read(api.getCandidate, async (db, { params, actor }) => {
    const row = await proposalRow(db, params.id);
    if (!row) return refuse({ code: 'no-such-proposal' });
    const situation = await situationOf(db, row, options);
    return ok(offerOf(await candidateOf(db, situation, options), actor));
  });
  serve.read(api.offerRetirement, (db, { params, body, actor }) =>
    offerOfRetirement(db, { id: params.id, order: body, actor }, options),
  );

  serve.write(api.createProposal, (tx, call) => done(tx, call, (doing) => createProposal(doing, call.body)));
  serve.write(api.importRegistry, (tx, call) => done(tx, call, (doing) => importFile(doing, call.body)));
  serve.write(api.retireChannel, (tx, call) =>
    done(tx, call, (doing) => retireAtOnce(doing, call.params.id, call.body)),
  );
  serve.write(api.editProposal, (tx, call) =>
    done(tx, call, (doing) => applyEdit(doing, call.params.id, call.body)),
  );
  serve.write(api.rebaseProposal, (tx, call) =>
    done(tx, call, (doing) => rebaseOnto(doing, call.params.id, call.body)),
  );
  serve.write(api.submitProposal, (tx, call) =>
    done(tx, call, (doing) => submit(doing, call.params.id, call.body)),
  );
  serve.write(api.approveProposal, (tx, call) =>
    done(tx, call, (doing) => approve(doing, call.params.id, call.body)),
  );
  serve.write(api.publishProposal, (tx, call) =>
    done(tx, call, (doing) => publishAlone(doing, call.params.id, call.body)),
  );
  serve.write(api.rejectProposal, (tx, call) =>
    done(tx, call, (doing) => reject(doing, call.params.id, call.body)),
  );
  serve.write(api.withdrawProposal, (tx, call) =>
    done(tx, call, (doing) => withdraw(doing, call.params.id, call.body)),
  );
  serve.write(api.reopenProposal, (tx, call) =>
    done(tx, call, (doing) => reopen(doing, call.params.id, call.body)),
  );
  serve.write(api.commentProposal, (tx, call) =>
    done(tx, call, (doing) => comment(doing, call.params.id, call.body.text)),
  );
  serve.write(api.putPresence, async (tx, { params: { id }, body: { part }, actor }) => {
    if (!(await proposalRow(tx, id))) return refuse({ code: 'no-such-proposal' });
    const who = { id: actor.id, name: actor.name };
    if (await putPresence(tx, { id, who, part, now: clock.now() })) await emit(tx, PRESENCE, { id });
    return ok(null);
  });

  /** Every act answers with the proposal as it is now. */
  async function done<Code extends string>(
    tx: Tx,
    { actor, origin }: { actor: Actor; origin: Origin },
    act: (doing: Doing) => Promise<Result<Row, Refused<Code>>>,
  ): Promise<Result<Proposal, Refused<Code>>> {
    const acted = await act({ tx, deps: options, actor, origin });
    return acted.ok ? ok(await presentProposal(tx, acted.value, actor, options)) : acted;
  }
}

const registryFile = (c: Ctx, text: string, n: number): Response =>
  c.body(text, 200, {
    'Content-Type': 'application/yaml; charset=utf-8',
    'Content-Disposition': `attachment; filename="registry-${n}.yaml"`,
  });

const noCard = (c: Ctx): Response => refusalResponse(c, 'no-card', REFUSALS['no-card']);
