/** A site whose record has begun, with people and their passkeys, for the tests of the list. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { sql } from 'kysely';
import { keyPair, sha256 } from '../../kernel/crypto.ts';
import { replaceFile } from '../../kernel/whole-file.ts';
import type { Role } from '../../people/access/contract.ts';
import { VirtualAuthenticator } from '../../people/accounts/testing.ts';
import { type Answer, type Caller, peopleWorld, startRoutes } from '../../people/testing.ts';
import { holdKeys, openIdentity, recordKeyPlace, recordKeysIfAny } from '../../record/log/index.ts';
import { type Press, publish, readRegistryFile } from '../contacts/index.ts';
import { publishersRoutes } from './change-routes.ts';
import {
  publishersApi as api,
  type Draft,
  type GivenSignature,
  type Offer,
  type PublishersView,
  type ToSign,
} from './contract.ts';
import { foundRecord } from './founding.ts';
import { reissueKey, signingKey } from './key-files.ts';
import { publishersPolicy } from './policy.ts';
import { createSeal } from './seal.ts';

const SITE = 'https://clearline.example';
const DEMO = readFileSync(new URL('../../../demo/registry.yaml', import.meta.url));
export const START = '2026-11-26T08:00:00.000Z';

const seedOf = (name: string): Buffer => createHash('sha256').update(name).digest();
const publisher = signingKey(keyPair(seedOf('publisher')));
/** That of the logs of tests, in base64. */
export const FIRST_KEY = seedOf('a key of the tests').toString('base64');

export interface Approver extends Caller {
  readonly device: VirtualAuthenticator;
}

/** Whom somebody lists, and how many of them a number takes. */
interface Listing {
  readonly base: number;
  readonly people: readonly Caller[];
  readonly quorum: number;
  readonly newLogKey?: boolean;
}

export const draftOf = ({ base, people, quorum, newLogKey = false }: Listing): Draft => ({
  base,
  newLogKey,
  people: people.map(({ id, name }) => ({ id, name })),
  rules: {
    publishers: { approvals: quorum },
    protected: { approvals: quorum, delayMinutes: 30 },
    ordinary: { approvals: 1, delayMinutes: 0 },
    retirement: { approvals: 1 },
  },
});

interface Opening {
  /** Origin of the log whose entry 0 the first list is. */
  readonly log?: string;
  /** Given by the settings; without it, the key is in a file. */
  readonly recordKey?: string | null;
}

export async function openSite(
  t: TestContext,
  { log = 'clearline.example/record', recordKey = null }: Opening = {},
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'clearline-changes-'));
  t.after(() => rm(dataDir, { recursive: true }));
  const recordKeys = { ...recordKeyPlace(recordKey, dataDir) };
  await replaceFile(recordKeys.path, `${FIRST_KEY}\n`);
  const world = await peopleWorld(publishersPolicy, START);
  const { db, clock } = world;
  const held = { publisher: publisher as typeof publisher | null };
  const serverKeys = async () => ({
    ...held,
    reissue: ((await recordKeysIfAny(recordKeys)) ?? []).map(reissueKey),
  });
  const press: Press = { clock, seal: createSeal(serverKeys) };
  const ring = await holdKeys(recordKeys);
  const identity = await openIdentity(db, { keys: ring, origin: log });
  const [first] = ring.ring();
  const keys = async () => ({ publisher, reissue: reissueKey(first) });
  await foundRecord(db, { clock, keys, log: identity, delayMinutes: 0 });
  clock.advance(1_000);
  const deps = { seal: press.seal, keys: serverKeys, recordKeys, publicUrl: () => SITE };
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
    /** Where it has the keys of the record; a test may give it others. */
    recordKeys,
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

type Site = Awaited<ReturnType<typeof openSite>>;

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

export const codeOf = ({ status, body }: Answer) => (status < 300 ? 'ok' : body.code);
export const done = (answer: Answer): PublishersView => {
  assert.equal(codeOf(answer), 'ok', answer.text);
  return answer.body as unknown as PublishersView;
};
/** What somebody is asked to sign, which must be there. */
export const asked = (one: ToSign | null): ToSign => one ?? assert.fail('nothing to sign');

/** Ann, Bob and Eve approve, two of them for a number. */
export async function moved(site: Site): Promise<readonly [Approver, Approver, Approver]> {
  const ann = await site.approver('Ann', ['owner']);
  const [bob, eve] = [await site.approver('Bob'), await site.approver('Eve')];
  done(await site.draft(ann, { base: 1, people: [ann, bob, eve], quorum: 2 }));
  for (const one of [ann, bob, eve]) done(await site.sign(one));
  return [ann, bob, eve];
}
