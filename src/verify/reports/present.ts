/** A case as a moderator sees it: what it counts, what people wrote, and what it resembles. */
import type { Card } from '@clearline/card';
import * as z from 'zod';
import type { Tx } from '../../kernel/database/db.ts';
import type { Case, CaseSummary, Similar, SubjectKind } from './contract.ts';
import { lastDecision, undoable } from './decisions.ts';
import type { Sealing } from './sealing.ts';
import { alike, hostOf, resembles, standingOf } from './standing.ts';
import { type CaseRow, casesBy, heldBy, othersOf } from './store/case.ts';
import { decisionsOf } from './store/decision.ts';
import { casesBeside, type EvidenceRow, evidenceOf, tallyOf } from './store/report.ts';

const MAX_EVIDENCE = 50;
const MAX_DECISIONS = 20;
const MAX_SIMILAR = 20;
/** Among so many of the newest cases look-alikes are looked for. */
const LOOKED_THROUGH = 500;

export const summaryOf = ({ mergedInto: _, deeds, ...row }: CaseRow): CaseSummary => ({
  ...row,
  deeds: [...deeds],
});

export async function presentCase(
  tx: Tx,
  row: CaseRow,
  { sealing, card }: { sealing: Sealing; card: Card | null },
): Promise<Case> {
  const evidence = await evidenceOf(tx, row.id, MAX_EVIDENCE);
  const { reaches, deeds: done } = await tallyOf(tx, row.id);
  const decisions = await decisionsOf(tx, row.id, MAX_DECISIONS);
  return {
    ...summaryOf(row),
    reaches,
    done,
    written: writtenIn(evidence),
    standing: card ? standingOf(card, row) : 'stranger',
    resembles: card ? [...resembles(card, row)] : [],
    evidence: evidence.map((one) => opened(one, sealing)),
    similar: await similarTo(tx, row),
    mergedInto: row.mergedInto,
    holds: (await heldBy(tx, row.id)).map(({ id, kind, value }) => ({ id, kind, value })),
    decisions: decisions.map(({ act, at, by_name: by, note }) => ({ act, at: at.toISOString(), by, note })),
    seen: await lastDecision(tx, row.id),
    undoable: (await undoable(tx, row.id)) !== null,
  };
}

/** The different ways in which it was written, and what had been altered in each. */
function writtenIn(evidence: readonly EvidenceRow[]): Case['written'] {
  const ways = new Map(evidence.map(({ written, signals }) => [written, signals]));
  return [...ways].slice(0, MAX_SIMILAR).map(([text, signals]) => ({ text, signals }));
}

const Sealed = z.object({ text: z.string(), story: z.string() });

function opened(row: EvidenceRow, sealing: Sealing): Case['evidence'][number] {
  const report = row.sealed && sealing.open('report', row.receipt, row.sealed);
  const { text, story } = report ? Sealed.parse(JSON.parse(report)) : { text: null, story: null };
  return {
    id: row.id,
    at: row.at.toISOString(),
    what: row.what,
    reach: row.reach,
    deeds: row.deeds,
    lost: Number(row.lost),
    happenedOn: row.happened_on,
    slow: row.slow,
    text,
    story,
    contact: row.sealed_contact && sealing.open('contact', row.receipt, row.sealed_contact),
  };
}

const HOSTED: readonly SubjectKind[] = ['url', 'domain'];

/** Other spellings of it first, then what came with the same words or in the same report. */
async function similarTo(tx: Tx, row: CaseRow): Promise<Similar[]> {
  const host = hostOf(row);
  const kinds = host === null ? [row.kind] : HOSTED;
  const others = await othersOf(tx, row.id, kinds, LOOKED_THROUGH);
  const near = others.filter(({ kind, value }) => {
    const other = hostOf({ kind, value });
    return host !== null && other !== null
      ? host === other || alike({ kind: 'domain', value: host }, [other]).length > 0
      : alike(row, [value]).length > 0;
  });
  const beside = await casesBeside(tx, row.id, MAX_SIMILAR);
  const whys = new Map<string, Similar['why']>([
    ...beside.map(({ id, why }): [string, Similar['why']] => [id, why]),
    ...near.map(({ id }): [string, Similar['why']] => [id, 'alike']),
  ]);
  const rows = await casesBy(tx, [...whys.keys()]);
  return rows
    .map(({ id, kind, value, state }) => ({ id, kind, value, state, why: whys.get(id) ?? 'alike' }))
    .sort((a, b) => Number(b.why === 'alike') - Number(a.why === 'alike'))
    .slice(0, MAX_SIMILAR);
}
