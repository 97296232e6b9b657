/** Numbers of the state: whoever shows one on a telephone has forged it, and to call it an impostor's would do harm. */
import type { FoundLine } from '@clearline/identify';

const PUBLIC = new Set([
  '110',
  '119',
  '120',
  '122',
  '12110',
  '96110',
  '12315',
  '12321',
  '12345',
  '12377',
  '12381',
  '12306',
  '12366',
  '12333',
  '12348',
  '12355',
  '12338',
]);

export const isPublicNumber = (line: FoundLine, value: string): boolean =>
  line === 'emergency' || PUBLIC.has(value.replace(/x.*$/, ''));
