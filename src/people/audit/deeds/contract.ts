/** What deeds are called, in words. Each slice has a table of its own, and records nothing that is not in it. */

export type Deeds = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export const AUDIT_DEEDS = {
  'audit.export': { zh: '导出了审计日志', en: 'Exported the audit trail' },
} as const satisfies Deeds;
