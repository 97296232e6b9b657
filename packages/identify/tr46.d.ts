/** tr46 brings no types of its own; this is the part that is used here. */
declare module 'tr46' {
  interface ToAsciiOptions {
    checkHyphens?: boolean;
    checkBidi?: boolean;
    checkJoiners?: boolean;
    useSTD3ASCIIRules?: boolean;
    verifyDNSLength?: boolean;
    transitionalProcessing?: boolean;
  }
  /** UTS #46 ToASCII; null when the name is refused. */
  export function toASCII(domain: string, options?: ToAsciiOptions): string | null;
  /** UTS #46 ToUnicode: the best reading, also where there is an error. */
  export function toUnicode(domain: string, options?: ToAsciiOptions): { domain: string; error: boolean };
}
