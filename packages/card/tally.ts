/** Who has signed an envelope. Every signature of a key that is known must hold; those of others count nothing. */
import { type ApprovalCode, approvalRefusal, keyFileRefusal, type Signed } from './approval.ts';
import { type Bytes, bytesOf } from './bytes.ts';
import type { CardCrypto } from './crypto.ts';
import type { Envelope } from './envelope.ts';
import type { Person, PublisherKey, Publishers } from './publishers.ts';
import { ok, type Result, refuse } from './result.ts';
import type { Carried, Signature } from './signature.ts';

/** An approval that holds. */
export interface Approval {
  /** The person's id and name in the publishers' policy. */
  readonly person: string;
  readonly name: string;
  readonly kind: PublisherKey['kind'];
  /** Number of the card, or version of the policy, that they had before them. */
  readonly n: number;
}

export interface Tally {
  /** Made over this very payload. */
  readonly fresh: readonly Approval[];
  /** Made over a card that differed in its dates alone. */
  readonly carried: readonly Approval[];
  /** Whether the server's own key has signed the card. */
  readonly isReissued: boolean;
  /** Whether a key has signed that the policy does not list. */
  readonly hasStrangers: boolean;
}

export type TallyCode = ApprovalCode | 'reissue-changes-more' | 'unknown-key';

/** What a payload says: its number, and itself as a carried signature had it, null where there can have been none. */
export interface Said {
  readonly n: number;
  readonly recall: (of: Carried) => Bytes | null;
}

/** A payload, which may still have to be read while its signatures are checked. */
export interface Subject {
  readonly payload: Bytes;
  readonly said: () => Said | Promise<Said>;
}

/**
 * @param all every policy there has been, for who takes an envelope from anywhere: a signature must be of a key that one
 *   of them lists, and hold, so that not a byte of it can be another. Without them, those of unknown keys may be anything.
 */
export async function tally(
  envelope: Envelope,
  subject: Subject,
  policy: Publishers,
  crypto: CardCrypto,
  all: readonly Publishers[] | null = null,
): Promise<Result<Tally, TallyCode>> {
  const signed = { payloadType: envelope.payloadType, payload: subject.payload };
  const checks = envelope.signatures.map(async (signature) => {
    const signer = signerOf(signature, policy);
    const holder = signer.type === 'stranger' && all ? formerSigner(signature, all) : signer;
    if (!holder) return { signature, signer, refused: 'unknown-key' as const };
    return { signature, signer, refused: await refusalOf(signature, holder, signed, subject, crypto) };
  });
  const checked = await Promise.all(checks);
  const refused = checked.find((one) => one.refused)?.refused;
  if (refused) return refuse(refused);
  const { n } = await subject.said();
  const by = (isCarried: boolean) =>
    checked.flatMap(({ signature: { of }, signer }) =>
      signer.type === 'person' && (of !== undefined) === isCarried
        ? [
            {
              person: signer.person.id,
              name: signer.person.name,
              kind: signer.key.kind,
              n: of?.n ?? n,
            },
          ]
        : [],
    );
  const some = (type: Signer['type']) => checked.some(({ signer }) => signer.type === type);
  return ok({
    fresh: by(false),
    carried: by(true),
    isReissued: some('server'),
    hasStrangers: some('stranger'),
  });
}

type Signer =
  | { readonly type: 'person'; readonly person: Person; readonly key: PublisherKey }
  | { readonly type: 'server'; readonly publicKey: string }
  | { readonly type: 'stranger' };

/** Nobody carries over what the server has signed. */
function signerOf({ keyid, of }: Signature, { people, reissue }: Publishers): Signer {
  for (const person of people) {
    const key = person.keys.find(({ id }) => id === keyid);
    if (key) return { type: 'person', person, key };
  }
  const isServer = keyid === reissue?.id && of === undefined;
  return isServer ? { type: 'server', publicKey: reissue.publicKey } : { type: 'stranger' };
}

/** By whichever policy lists the key; null where none does. */
function formerSigner(signature: Signature, all: readonly Publishers[]): Signer | null {
  const signers = all.map((policy) => signerOf(signature, policy));
  return signers.find(({ type }) => type !== 'stranger') ?? null;
}

async function refusalOf(
  signature: Signature,
  signer: Signer,
  signed: Signed,
  { said }: Subject,
  crypto: CardCrypto,
): Promise<TallyCode | null> {
  if (signer.type === 'stranger') return null;
  if (signer.type === 'server') {
    if (signature.webauthn) return 'wrong-kind-of-signature';
    return keyFileRefusal(signer.publicKey, bytesOf(signature.sig), signed, crypto);
  }
  if (!signature.of) return approvalRefusal(signature, signer.key, signed, crypto);
  const payload = (await said()).recall(signature.of);
  if (!payload) return 'reissue-changes-more';
  const refused = await approvalRefusal(signature, signer.key, { ...signed, payload }, crypto);
  return refused === 'bad-approval' || refused === 'other-challenge' ? 'reissue-changes-more' : refused;
}
