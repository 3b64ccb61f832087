/** What each kind of client may have, for the forms that offer it: the table that clients are checked by. */
export { clientKinds as kindRules, hasSecret } from '#lib/clients/kinds.ts'
export { openIdScopes } from '#lib/clients/settings.ts'
