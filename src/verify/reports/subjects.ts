/** What a report is about: the identifiers in what was pasted, each in the one form in which it is compared. */
import { type Found, identify, type SignalCode } from '@clearline/identify';
import { publicNumber } from '../verdicts/index.ts';
import type { SubjectKind, What } from './contract.ts';
import { SUBJECT_KINDS } from './contract.ts';

export interface Subject {
  readonly kind: SubjectKind;
  readonly value: string;
  /** As it stood in the text. */
  readonly written: string;
  readonly signals: readonly SignalCode[];
}

/** More in one message are a list that somebody copied. */
const MAX_SUBJECTS = 10;
const MAX_WRITTEN = 200;

/** What a bare value needs before it, to be read as what the reporter says it is. */
const CUES: Readonly<Record<What, readonly string[]>> = {
  phone: ['电话 '],
  link: [],
  account: ['微信号：', 'QQ：'],
  message: [],
};

/** In order, each once; at most ten. Numbers of the state and orders are nobody's contact. */
export function subjectsIn(text: string, what: What): readonly Subject[] {
  const found = subjectsOf(text);
  if (found.length > 0) return found;
  for (const cue of CUES[what]) {
    const led = subjectsOf(cue + text.trim());
    if (led.length > 0) return led;
  }
  return [];
}

function subjectsOf(text: string): readonly Subject[] {
  const identified = identify(text);
  const found = identified.ok ? identified.found.flatMap(subjectOf) : [];
  const once = new Map(found.map((subject) => [`${subject.kind} ${subject.value}`, subject]));
  return [...once.values()].slice(0, MAX_SUBJECTS);
}

/** Whoever shows a number of the state on a telephone has forged it, and to call it an impostor's would do harm. */
const isPublic = (found: Found): boolean =>
  found.kind === 'phone' &&
  (found.line === 'emergency' || publicNumber(found.value.replace(/x.*$/, '')) !== null);

function subjectOf(found: Found): Subject[] {
  const kind = SUBJECT_KINDS.find((one) => one === found.kind);
  if (!kind || isPublic(found)) return [];
  return [
    {
      kind,
      value: found.value,
      written: found.text.slice(0, MAX_WRITTEN),
      signals: found.signals.map(({ code }) => code),
    },
  ];
}

/** The text without what was found in it and without digits, so that one script with many numbers is one message. */
export function gistOf(text: string, subjects: readonly Subject[]): string | null {
  const bare = subjects
    .reduce((rest, { written }) => rest.replaceAll(written, ''), text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return bare.length < MIN_GIST ? null : bare;
}
/** Shorter texts say the same without being the same. */
const MIN_GIST = 12;
