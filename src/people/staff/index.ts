export { firstOwnerLink, type OwnerLink, ownerLink } from './owner.ts';
export { staffPolicy } from './policy.ts';
export { staffRoutes } from './routes.ts';
export { type StaffBadge, staffBadge } from './store/person.ts';
