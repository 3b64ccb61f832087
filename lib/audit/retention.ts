/** For how many days the two streams are kept (DESIGN section 6). Partitions that end before are dropped whole. */
export const kept = { auditDays: 400, tokenDays: 7 } as const
