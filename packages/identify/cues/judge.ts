/** Whether cues together are those of an impostor. */
import type { Cue, CueCode } from './codes.ts';

/** How much each says, once however often it is said. Found on the tuned half of the corpus. */
const WEIGHTS: Readonly<Record<CueCode, number>> = {
  'asks-code': 2,
  'asks-password': 2,
  'asks-card': 2,
  'asks-identity': 1.2,
  'asks-card-secret': 2,
  'asks-transfer': 2,
  'asks-screen': 2,
  'asks-other-app': 1,
  'asks-link': 0.7,
  'asks-secrecy': 1.2,
  threatens: 1.1,
  hurries: 0.4,
  'promises-compensation': 1.1,
  'promises-gain': 1.1,
  'claims-official': 0.8,
  'claims-authority': 1.1,
  'called-you': 1,
};
/** A way to reach them that is not official. */
const CONTACT = 0.75;
/** A link is asked to be opened, and it leads elsewhere. */
const LINK_ELSEWHERE = 0.4;
const ALSO_GENUINE: ReadonlySet<CueCode> = new Set(['claims-official', 'promises-compensation', 'hurries']);
const ENOUGH = 1.8 - 1e-9;

export function isImpostorMessage(
  cues: readonly Cue[],
  { hasContact }: { readonly hasContact: boolean },
): boolean {
  const codes = new Set(cues.map(({ code }) => code));
  // A genuine agent says who it is, and what is paid back, as well.
  if (!hasContact && [...codes].every((code) => ALSO_GENUINE.has(code))) return false;
  const weight = [...codes].reduce((sum, code) => sum + WEIGHTS[code], 0);
  const beside = hasContact ? CONTACT + (codes.has('asks-link') ? LINK_ELSEWHERE : 0) : 0;
  return codes.size > 0 && weight + beside >= ENOUGH;
}
