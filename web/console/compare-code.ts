/** A short form of what is about to be signed, for two people to compare over the telephone. */
import { useEffect, useState } from 'react';

const BYTES = 16;

/** The first 128 bits of SHA-256, which is the challenge that a passkey signs, as hexadecimal digits in fours. */
export function useCompareCode(text: string): string {
  const [code, setCode] = useState('');
  useEffect(() => {
    let isCurrent = true;
    void crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then((digest) => {
      const bytes = Array.from(new Uint8Array(digest).subarray(0, BYTES));
      const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
      if (isCurrent) setCode(hex.match(/.{4}/g)?.join(' ') ?? '');
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return code;
}
