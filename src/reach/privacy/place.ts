/** `from`..`to` of the folded text, `to` exclusive. */
export interface Place {
  readonly from: number;
  readonly to: number;
}
