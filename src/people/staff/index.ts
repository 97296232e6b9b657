export { firstOwnerLink, type OwnerLink, ownerLink } from './owner.ts';
export { staffPolicy } from './policy.ts';
export { staffRoutes } from './routes.ts';
export { everBadge, staffBadge, staffBadges } from './store/person.ts';
