/** A site whose record has begun, with people and their passkeys, for the tests of the list. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { sql } from 'kysely';
import { keyPair, sha256 } from '../../kernel/crypto.ts';
import type { Role } from '../../people/access/contract.ts';
import { VirtualAuthenticator } from '../../people/accounts/testing.ts';
import { type Answer, type Caller, peopleWorld, startRoutes } from '../../people/testing.ts';
import { type Press, publish, readRegistryFile } from '../contacts/index.ts';
import { publishersRoutes } from './change-routes.ts';
import {
  publishersApi as api,
  type Draft,
  type GivenSignature,
  type Offer,
  type ToSign,
} from './contract.ts';
import { foundRecord } from './founding.ts';
import { signingKey } from './key-files.ts';
import { publishersPolicy } from './policy.ts';
import { createSeal } from './seal.ts';

const SITE = 'https://clearline.example';
const DEMO = readFileSync(new URL('../../../demo/registry.yaml', import.meta.url));
export const START = '2026-11-26T08:00:00.000Z';

const seedOf = (name: string): Buffer => createHash('sha256').update(name).digest();
const keys = {
  publisher: signingKey(keyPair(seedOf('publisher'))),
  reissue: signingKey(keyPair(seedOf('reissue'))),
};

export interface Approver extends Caller {
  readonly device: VirtualAuthenticator;
}

/** Whom somebody lists, and how many of them a number takes. */
interface Listing {
  readonly base: number;
  readonly people: readonly Caller[];
  readonly quorum: number;
}

export const draftOf = ({ base, people, quorum }: Listing): Draft => ({
  base,
  people: people.map(({ id, name }) => ({ id, name })),
  rules: {
    publishers: { approvals: quorum },
    protected: { approvals: quorum, delayMinutes: 30 },
    ordinary: { approvals: 1, delayMinutes: 0 },
    retirement: { approvals: 1, delayMinutes: 0 },
  },
});

/** @param log origin of the log whose entry 0 the first list is */
export async function openSite(t: TestContext, { log = 'clearline.example/record' } = {}) {
  const world = await peopleWorld(publishersPolicy, START);
  const { db, clock } = world;
  const held = { publisher: keys.publisher as typeof keys.publisher | null, reissue: [keys.reissue] };
  const serverKeys = async () => held;
  const press: Press = { clock, seal: createSeal(serverKeys) };
  await foundRecord(db, { clock, keys: async () => keys, log, delayMinutes: 0 });
  clock.advance(1_000);
  const deps = { seal: press.seal, keys: serverKeys, publicUrl: () => SITE };
  const ask = await startRoutes(t, (app) => publishersRoutes({ ...world.serve(app), ...deps }));

  const give = async (person: Caller): Promise<Approver> => {
    const device = new VirtualAuthenticator(SITE);
    const row = await credentialOf(device);
    await sql`insert into people.passkey (person_id, name, credential_id, public_key, counter, device_type, backed_up)
      values (${person.id}, 'Key', ${device.id}, ${row}, 0, 'singleDevice', false)`.execute(db);
    return { ...person, device };
  };
  return {
    ...world,
    press,
    ask,
    /** What the server holds; a test may take it away. */
    held,
    give,
    /** Somebody with a passkey. */
    approver: async (name: string, roles: readonly Role[] = ['admin']) =>
      give(await world.person(name, roles)),
    publish: async (number = '400-000-0000') => {
      const text = DEMO.toString().replaceAll('400-000-0000', number);
      const registry = readRegistryFile(Buffer.from(text), 'demo', clock.now());
      assert.ok(registry.ok);
      clock.advance(1_000);
      return publish(db, press, { ...registry.value, key: number });
    },
    offer: async (who: Caller): Promise<Offer> => (await ask(who, api.offer)).body as unknown as Offer,
    /** Signs whatever is left to sign. */
    sign: async (who: Approver): Promise<Answer> => {
      const { list, card } = (await ask(who, api.offer)).body as unknown as Offer;
      const body = {
        ...(list && { list: given(who.device, list) }),
        ...(card && { card: given(who.device, card) }),
      };
      return ask(who, api.sign, { body });
    },
    draft: (who: Caller, listing: Listing) => ask(who, api.draft, { body: draftOf(listing) }),
  };
}

async function credentialOf(device: VirtualAuthenticator): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: device.create({ rp: { id: 'clearline.example' }, challenge }) as never,
    expectedChallenge: challenge,
    expectedOrigin: SITE,
    expectedRPID: 'clearline.example',
  });
  assert.ok(verified);
  return Buffer.from(registrationInfo.credential.publicKey).toString('base64url');
}

/** What a browser gives for this text. @param text signed in place of the one that is offered */
export function given(
  device: VirtualAuthenticator,
  { payload, rpId, composedAt }: Pick<ToSign, 'payload' | 'rpId' | 'composedAt'>,
  text = payload,
): GivenSignature & { readonly composedAt: string } {
  const challenge = Buffer.from(sha256(Buffer.from(text))).toString('base64url');
  const { id, response } = device.get({ challenge, rpId });
  return { credential: id, ...response, composedAt };
}
