export { rosterRoutes } from './routes.ts';
export {
  type Calendar,
  calendarOf,
  restAt,
  type Stretch,
  shiftAt,
  shiftsAround,
} from './shifts.ts';
export { rosters, trimRosterDays } from './store.ts';
