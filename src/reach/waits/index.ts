export { outlook } from './board.ts';
export { calibrateBy } from './calibration.ts';
export { estimateWait, PROMISED_SHARE } from './estimate.ts';
export { measureRates } from './rates.ts';
