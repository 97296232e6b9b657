export { calendarCovers, dayKinds, specialDays, weekday } from './calendar.ts';
export { unknownYears } from './coverage.ts';
export { type LineHours, openState } from './hours.ts';
export { type HoursPath, hoursProblems } from './problems.ts';
export { openingHoursSpecification } from './schema-org.ts';
export { stateText } from './state-text.ts';
export { instantOf, isoDate, localDay, nextMidnight } from './zone.ts';
