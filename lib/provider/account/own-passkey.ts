import { listOwnPasskeys, type OwnPasskey } from '#lib/identity/account/own-passkeys.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { field, parameter } from '../hosted/form.ts'
import type { Account } from './enter.ts'

/** The passkey that the form or the address names, if it is this person's; `item` is how pages name it. */
export async function ownPasskey(account: Account): Promise<(OwnPasskey & { item: string }) | undefined> {
  const { visit, person } = account
  const read = visit.request.method === 'POST' ? field : parameter
  const id = parseId('credential', read(visit.request, 'item') ?? '')
  if (id === undefined) return undefined
  const whose = { directoryId: person.directoryId, userId: person.id }
  const found = (await account.run((tx) => listOwnPasskeys(tx, whose))).find((passkey) => passkey.id === id)
  return found === undefined ? undefined : { ...found, item: formatId('credential', found.id) }
}
