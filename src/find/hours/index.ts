export { calendarCovers } from './calendar.ts';
export { type LineHours, openState } from './hours.ts';
export {
  HOURS_PROBLEMS,
  type HoursPath,
  type HoursProblem,
  type HoursProblemCode,
  hoursProblems,
} from './problems.ts';
export { type OpeningHoursSpecification, openingHoursSpecification } from './schema-org.ts';
export { stateText, zoneName } from './state-text.ts';
export { type DayGroup, dayName, hoursText, summarise } from './summary.ts';
export { nextMidnight } from './zone.ts';
