export { rosterRoutes } from './routes.ts';
export {
  type Calendar,
  calendarOf,
  restAt,
  shiftAt,
  shiftsAround,
} from './shifts.ts';
export { rosters, trimRosterDays } from './store.ts';
