/** Whether one label is taken for another. */
import { areClose, type Edit, editBetween } from './edits.ts';
import { plainly, shown, skeleton } from './skeleton.ts';
import { coresOf, isService } from './words.ts';

export type NameCode = 'confusable' | 'transposed' | 'bit-flip' | 'one-edit' | 'contains-official';

export interface OfficialName {
  readonly label: string;
  readonly bones: string;
  readonly plain: string;
  /** Letters; a Chinese character says as much as two. */
  readonly weight: number;
}

const HAN = /\p{Script=Han}/u;

export function nameOf(given: string): OfficialName {
  const label = shown(given);
  const weight = [...label.replaceAll('-', '')].reduce((sum, char) => sum + (HAN.test(char) ? 2 : 1), 0);
  return { label, bones: skeleton(label), plain: plainly(label).replaceAll('-', ''), weight };
}

/** From how many letters on a slip or a part of another name is more than chance. */
const FOR_TRANSPOSED = 4;
const FOR_SLIP = 5;
const FOR_ANY_EDIT = 7;
/** Between dashes. */
const FOR_TOKEN = 3;
const FOR_CONTAINED_AT_EDGE = 5;
const FOR_CONTAINED = 7;

/** How `label` resembles the official name; undefined where it does not. It must not be the name itself. */
export function resembles(label: string, official: OfficialName): NameCode | undefined {
  const whole = alike(label, official);
  if (whole) return whole;
  if (contains(label, official)) return 'contains-official';
  if (official.weight < FOR_SLIP) return undefined;
  const plain = plainly(label);
  return coresOf(plain).some((core) => alike(core, official)) ? 'contains-official' : undefined;
}

function alike(given: string, official: OfficialName): NameCode | undefined {
  const label = shown(given);
  if (label === official.label || skeleton(label) === official.bones) return 'confusable';
  const plain = plainly(label).replaceAll('-', '');
  return (
    codeOf(editBetween(official.plain, plain), official, plain) ??
    codeOf(editBetween(official.bones, skeleton(label)), official, plain)
  );
}

function codeOf(
  edit: Edit | undefined,
  { weight, plain: name }: OfficialName,
  plain: string,
): NameCode | undefined {
  if (edit === undefined) return undefined;
  if (edit === 'same') return 'confusable';
  if (edit === 'transposed') return weight >= FOR_TRANSPOSED ? 'transposed' : undefined;
  if (edit === 'bit-flip') return weight >= FOR_TRANSPOSED ? 'bit-flip' : undefined;
  if (weight >= FOR_ANY_EDIT) return 'one-edit';
  if (edit === 'doubled') return weight >= FOR_TRANSPOSED ? 'one-edit' : undefined;
  if (weight < FOR_SLIP) return undefined;
  return edit !== 'substituted' || isCloseSlip(name, plain) ? 'one-edit' : undefined;
}

/** A letter beside the right one on the keyboard, and not the first: yunda is not taken for yunka, nor bunka. */
function isCloseSlip(name: string, plain: string): boolean {
  const at = name.split('').findIndex((letter, index) => letter !== plain[index]);
  return at > 0 && areClose(name[at] ?? '', plain[at] ?? '');
}

function contains(given: string, { bones, plain: name, weight }: OfficialName): boolean {
  const label = plainly(given);
  const flat = label.replaceAll('-', '');
  if (flat.length <= name.length) return false;
  if (weight >= FOR_CONTAINED && (flat.includes(name) || skeleton(label).includes(bones))) return true;
  const isAtEdge = flat.startsWith(name) || flat.endsWith(name);
  if (weight >= FOR_CONTAINED_AT_EDGE && isAtEdge) return true;
  if (weight >= FOR_TOKEN && label.split('-').includes(name)) return true;
  return isBesideService(label, name);
}

/** For a short name everything else must be what impostors put beside it. */
function isBesideService(label: string, name: string): boolean {
  for (let at = label.indexOf(name); at >= 0; at = label.indexOf(name, at + 1)) {
    const [before, behind] = [label.slice(0, at), label.slice(at + name.length)];
    if (before + behind !== '' && isService(before) && isService(behind)) return true;
  }
  return false;
}
