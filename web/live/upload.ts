/** One file on its way to the server, as its screen shows it. Pure. */
import { MAX_NAME } from '../../src/reach/files/limits/contract.ts';

export interface Upload {
  /** Made by the device: the server keeps one file under it. */
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  /**
   * It waits for its turn; is sent; is stuck, as nobody has answered, and tried again; was refused; or its page was left
   * before it was sent.
   */
  readonly state: 'waits' | 'sends' | 'stuck' | 'refused' | 'left';
  /** Of its bytes, in hundredths. All are there a while before the server has answered. */
  readonly percent: number;
  /** Why it was refused, in words. */
  readonly says: string | null;
  /** Whether another try could end otherwise. */
  readonly canRetry: boolean;
  readonly thumb: ImageBitmap | null;
}

export const freshUpload = ({ name, size }: Pick<File, 'name' | 'size'>): Upload => ({
  key: crypto.randomUUID(),
  name: shortened(name),
  bytes: size,
  state: 'waits',
  percent: 0,
  says: null,
  canRetry: true,
  thumb: null,
});

const END = 20;

/** Its beginning tells one from others, and its end says what it is. */
function shortened(name: string): string {
  if (name.length <= MAX_NAME) return name || 'file';
  return `${name.slice(0, MAX_NAME - END - 1)}…${name.slice(-END)}`;
}

/** Hundredths that are said aloud: every one would drown whoever listens. */
export const spokenPercent = ({ percent }: Upload): number => percent - (percent % 25);
