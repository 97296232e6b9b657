export { calendarCovers, specialDays } from './calendar.ts';
export { unknownYears } from './coverage.ts';
export { type LineHours, openState } from './hours.ts';
export { type HoursPath, hoursProblems } from './problems.ts';
export { openingHoursSpecification } from './schema-org.ts';
export { stateText, zoneName } from './state-text.ts';
export { hoursText, summarise } from './summary.ts';
export { nextMidnight } from './zone.ts';
