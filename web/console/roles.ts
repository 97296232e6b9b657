/** The roles as people call them, and what each is for. */
import { ROLES, type Role } from '../../src/people/access/contract.ts';
import type { Both } from './language.tsx';

interface RoleText {
  readonly name: string;
  readonly does: string;
}

const zh: Record<Role, RoleText> = {
  owner: { name: '负责人', does: '什么都可以做，也管理其他负责人和管理员。' },
  admin: { name: '管理员', does: '审批和发布联系方式，邀请和管理员工。' },
  supervisor: { name: '主管', does: '提出联系方式的修改，查看人员和审计日志。' },
  agent: { name: '客服', does: '查看联系方式和提案。' },
  supplier: { name: '供货商', does: '供货方，没有管理台权限。' },
  buyer: { name: '买家', does: '顾客，没有管理台权限。' },
};
const en: typeof zh = {
  owner: { name: 'Owner', does: 'May do everything, and manages other owners and admins.' },
  admin: { name: 'Admin', does: 'Approves and publishes contacts, invites and manages staff.' },
  supervisor: { name: 'Supervisor', does: 'Proposes changes to contacts, reads people and the audit trail.' },
  agent: { name: 'Agent', does: 'Reads contacts and proposals.' },
  supplier: { name: 'Supplier', does: 'Supplies goods; nothing in the console.' },
  buyer: { name: 'Buyer', does: 'A customer; nothing in the console.' },
};
export const roleTexts: Both<typeof zh> = { zh, en };

/** Those that somebody with these roles may give: owners any, others only what ranks below them. */
export function grantable(own: readonly Role[]): readonly Role[] {
  if (own.includes('owner')) return ROLES;
  const rank = Math.min(...own.map((role) => ROLES.indexOf(role)));
  return ROLES.slice(rank + 1);
}
