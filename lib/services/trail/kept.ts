/** For how many days events and issuance are kept, for pages that say so. */
export { kept } from '#lib/audit/retention.ts'
