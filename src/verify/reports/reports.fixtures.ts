/** The pages and endpoints of reports behind the real pipeline and database, for the tests of this slice. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Card } from '@clearline/card';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import pino from 'pino';
import { viewOf } from '../../../test/views.ts';
import type { ShowPage } from '../../find/surfaces/index.ts';
import { MemoryBus } from '../../kernel/bus.ts';
import { langOf } from '../../kernel/http/context.ts';
import { text } from '../../kernel/http/page.ts';
import { startTestServer } from '../../kernel/http/testing.ts';
import type { Role } from '../../people/access/contract.ts';
import { type Caller, caller, GUEST, peopleWorld } from '../../people/testing.ts';
import { reportsApi as api, type Case, type Proof } from './contract.ts';
import { Impostors } from './impostors.ts';
import type { JobOptions } from './jobs.ts';
import { reportPages } from './page-routes.ts';
import { reportsPolicy } from './policy.ts';
import { reportRoutes } from './routes.ts';
import { sealingWith } from './sealing.ts';

export const NOW = '2026-11-22T06:05:00.000Z';
export const SITE = 'https://clearline.example';
const FILE = { path: '/assets/x' };

export async function reportsWorld() {
  const world = await peopleWorld(reportsPolicy, NOW);
  const { db, clock, identity } = world;
  const log = pino({ level: 'silent' });
  const view = viewOf();
  let card: Card = view.card;
  const bus = new MemoryBus();
  const impostors = new Impostors({
    disk: { read: async () => null, write: async () => {} },
    clock,
    log,
    card: () => card,
  });
  impostors.follow(db, bus);
  const sealing = sealingWith(identity.secret);
  const show: ShowPage = (c, content) => {
    const page = content(view, langOf(c));
    return new Response(text(page.main), {
      status: page.status ?? 200,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  };
  const jobs: JobOptions = { db, clock, log, card: () => card, publicUrl: () => SITE };

  return {
    ...world,
    card,
    impostors,
    bus,
    sealing,
    jobs,
    /** What is official from now on. */
    publish(next: Card): void {
      card = next;
    },

    /** A node of the site; several share the database. @param away whether this one cannot reach it */
    async start(t: TestContext, { away = false } = {}) {
      const pass = async (_c: unknown, next: () => Promise<void>) => next();
      const { url } = await startTestServer(t, {
        trustedProxies: 'loopback',
        routes: (app) => {
          const shared = {
            app,
            card: () => card,
            sealing: () => sealing,
            database: () => (away ? null : db),
            clock,
          };
          reportPages({
            ...shared,
            show,
            impostors,
            assets: { style: FILE, script: FILE, worker: FILE },
            security: { https: false },
            publicUrl: () => SITE,
            limits: { send: pass, look: pass, list: pass },
          });
          reportRoutes({
            ...shared,
            identity: () => identity,
            limit: pass,
            limitSend: pass,
            limitChallenge: pass,
          });
        },
      });
      return site(url);
    },

    moderator: (name = 'Mo', roles: readonly Role[] = ['supervisor']): Promise<Caller> =>
      world.person(name, roles),
    async rows(query: { execute(on: typeof db): Promise<{ rows: unknown[] }> }): Promise<unknown[]> {
      return (await query.execute(db)).rows;
    },
  };
}

export type Form = Readonly<Record<string, string | readonly string[]>>;

/** What a person fills in, unless a test says otherwise. */
export const FILLED: Form = { what: 'phone', reach: 'call', text: '13800000001', key: 'k'.repeat(22) };

function site(url: string) {
  const ask = caller(url);
  const from = (address: string) => ({ 'x-forwarded-for': address });
  return {
    url,
    ask,
    page: (path: string, headers: Record<string, string> = {}) =>
      fetch(url + path, { headers: { 'accept-language': 'en', ...headers }, redirect: 'manual' }),
    submit(form: Form, address = '203.0.113.9', path = '/verify/report'): Promise<Response> {
      const body = new URLSearchParams();
      for (const [name, values] of Object.entries(form))
        for (const value of [values].flat()) body.append(name, value);
      return fetch(url + path, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { 'accept-language': 'en', 'sec-fetch-site': 'same-origin', ...from(address) },
      });
    },
    /** A solved challenge, for the field or the API. */
    async prove(address: string, use: 'report' | 'appeal' = 'report'): Promise<Proof> {
      const { body } = await ask(GUEST, api.challenge, { query: { for: use }, headers: from(address) });
      const challenge = body as unknown as Proof['challenge'];
      const solution = await solveChallenge({ challenge: challenge as never, deriveKey });
      assert.ok(solution);
      return { challenge, solution };
    },
    /** The receipt of a report that was taken. */
    async report(form: Form, address = '203.0.113.9'): Promise<string> {
      return receiptIn(await this.submit(form, address));
    },
    async api(row: Parameters<typeof ask>[1], body: unknown, address: string) {
      return ask(GUEST, row, { body, headers: from(address) });
    },
    async cases(who: Caller, list = 'open') {
      const { body } = await ask(who, api.list, { query: { list } });
      return body as { cases: Case[]; counts: Record<string, number>; appeals: number; spike: unknown };
    },
    async case(who: Caller, id: string): Promise<Case> {
      return (await ask(who, api.get, { params: { id } })).body as unknown as Case;
    },
    /** Confirms as somebody who has seen the case as it is. */
    async confirm(who: Caller, id: string, more: object = {}) {
      const { seen } = await this.case(who, id);
      const body = { deeds: ['asked-code'], note: 'fake-service', seen, ...more };
      return ask(who, api.confirm, { params: { id }, body });
    },
  };
}

export const proofField = (proof: Proof): string => Buffer.from(JSON.stringify(proof)).toString('base64');

export function receiptIn(response: Response): string {
  assert.equal(response.status, 303, `refused with ${response.status}`);
  return (
    /^\/verify\/report\/(.+)$/.exec(response.headers.get('location') ?? '')?.[1] ?? assert.fail('no receipt')
  );
}
