/** A site whose cards Ann, Bob and Cy approve by passkeys, any two of them what can be abused; Dan is no publisher. */
import assert from 'node:assert/strict';
import { CARD_TYPE, canonical, PUBLISHERS_SCHEMA, PUBLISHERS_TYPE, type Publishers } from '@clearline/card';
import { keyFile, passkey, type TestKey } from '../../../packages/card/publisher.fixtures.ts';
import type { Actor } from '../../people/access/index.ts';
import { currentCard } from '../contacts/index.ts';
import { createSeal, publishersNow } from '../publishers/index.ts';
import { declarePublishers, NO_KEYS, sealFirst } from '../publishers/testing.ts';
import type { SignedCard } from './contract.ts';
import { approve, publishAlone, submit } from './decisions.ts';
import { createProposal } from './edits.ts';
import { publishedParts } from './outcome.ts';
import { done, openWorld, type World } from './proposals.fixtures.ts';
import { candidateOf, offerOf } from './signing.ts';
import { publishedNow, situationOf } from './situation.ts';
import { proposalRow } from './store/proposal.ts';

const toUrl = (base64: string) => Buffer.from(base64, 'base64').toString('base64url');

type Rule = Publishers['rules']['protected'];
const ONE: Rule = { approvals: 1, delayMinutes: 0 };

export class SigningWorld {
  readonly site: World;
  readonly ann: Actor;
  readonly bob: Actor;
  readonly cy: Actor;
  readonly dan: Actor;
  readonly #keys = new Map<string, TestKey>();

  static async open(): Promise<SigningWorld> {
    const site = await openWorld();
    const [ann, bob] = [await site.person('ann', 'owner'), await site.person('bob', 'admin')];
    const world = new SigningWorld(site, {
      ann,
      bob,
      cy: await site.person('cy', 'admin'),
      dan: await site.person('dan', 'admin'),
    });
    Object.assign(site.deps, { seal: createSeal(async () => NO_KEYS) });
    await world.declare({ approvals: 2, delayMinutes: 0 });
    await world.#sealFirst();
    return world;
  }

  private constructor(site: World, people: Record<'ann' | 'bob' | 'cy' | 'dan', Actor>) {
    this.site = site;
    this.ann = people.ann;
    this.bob = people.bob;
    this.cy = people.cy;
    this.dan = people.dan;
  }

  /** The next publishers' policy, with this rule for the publishers themselves and for what can be abused. */
  async declare(
    rule: Rule,
    {
      people = [this.ann, this.bob, this.cy],
      v = 1,
      ordinary = ONE,
    }: { people?: readonly Actor[]; v?: number; ordinary?: Rule } = {},
  ): Promise<void> {
    const policy: Publishers = {
      schema: PUBLISHERS_SCHEMA,
      v,
      log: 'clearline.example/record',
      issued: new Date(this.site.clock.now()).toISOString(),
      people: people.map(({ id, name }) => ({ id, name, keys: [this.keyOf({ id }).key] })),
      reissue: null,
      rules: { publishers: rule, protected: rule, ordinary, retirement: ONE },
    };
    const signature = keyFile().sign(PUBLISHERS_TYPE, new Uint8Array());
    await declarePublishers(this.site.db, policy, signature);
  }

  /** Card 1, as Ann and Bob approved it. */
  async #sealFirst(): Promise<void> {
    const { db } = this.site;
    const [policy, card] = [await publishersNow(db), await currentCard(db)];
    assert.ok(policy && card);
    const payload = Buffer.from(canonical(card));
    const signatures = [this.ann, this.bob].map((who) => this.keyOf(who).sign(CARD_TYPE, payload));
    assert.ok(await sealFirst(db, { policy, card, signatures }));
  }

  keyOf({ id }: Pick<Actor, 'id'>): TestKey {
    const held = this.#keys.get(id) ?? passkey();
    this.#keys.set(id, held);
    return held;
  }

  /** As the browser of `who` answers. */
  assertion(who: Actor, payload: string, composedAt: string): SignedCard {
    const key = this.keyOf(who);
    const { sig, webauthn } = key.sign(CARD_TYPE, Buffer.from(payload));
    assert.ok(webauthn && key.key.kind === 'passkey');
    return {
      composedAt,
      credential: key.key.credentialId,
      authenticatorData: toUrl(webauthn.authenticatorData),
      clientDataJSON: toUrl(webauthn.clientDataJSON),
      signature: toUrl(sig),
    };
  }

  async offer(who: Actor, id: number) {
    const { db, deps } = this.site;
    const row = await proposalRow(db, id);
    assert.ok(row);
    const situation = await situationOf(db, row, deps);
    const offered = offerOf(await candidateOf(db, situation, deps), who);
    assert.ok(offered);
    return offered;
  }

  /** What `who` looks at, and their signature of it. */
  async signed(who: Actor, id: number) {
    const { revision, digest } = await this.site.see(who, id);
    const { payload, composedAt } = await this.offer(who, id);
    return { revision, digest: digest ?? '', signature: this.assertion(who, payload, composedAt) };
  }

  readonly submit = (who: Actor, id: number) =>
    this.site.as(who, async (doing) => submit(doing, id, await this.signed(who, id)));
  readonly approve = (who: Actor, id: number) =>
    this.site.as(who, async (doing) => approve(doing, id, await this.signed(who, id)));
  readonly publish = (who: Actor, id: number) =>
    this.site.as(who, async (doing) => publishAlone(doing, id, await this.signed(who, id)));

  async propose(set: Record<string, unknown>, by = this.ann): Promise<number> {
    return done(await this.site.as(by, (doing) => createProposal(doing, { title: 'Change', set }))).id;
  }

  /** A change of what can be abused, proposed by Ann. */
  async newNumber(number: string): Promise<number> {
    return this.propose({ 'channel/main-line': { ...(await this.part('channel/main-line')), number } });
  }

  async part(key: string): Promise<Record<string, unknown>> {
    const published = await publishedNow(this.site.db);
    assert.ok(published);
    return publishedParts(published).get(key) as Record<string, unknown>;
  }
}
