/** Sums as worried people type them. */

/** In fen; null for what is no sum, or more than a milliard yuan. */
export function readYuan(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[\s,，¥￥]|元|rmb|cny/gi, '');
  if (plain === '') return 0;
  const [, yuan = '', fen = '', wan] = /^(\d{1,10})(?:\.(\d{1,2}))?(万)?$/.exec(plain) ?? [];
  if (yuan === '') return null;
  const sum = (Number(yuan) * 100 + Number(fen.padEnd(2, '0'))) * (wan ? 10_000 : 1);
  return sum <= MAX_FEN ? sum : null;
}
export const MAX_FEN = 100_000_000_000;

/** `¥5,000.50` */
export const yuanText = (fen: number): string =>
  `¥${Math.floor(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')}${fen % 100 === 0 ? '' : `.${String(fen % 100).padStart(2, '0')}`}`;
