import type { MessageView } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { addedSince, kindsOf } from '#lib/identity/added-since.ts'
import { readSince } from '#lib/identity/challenges/since.ts'
import { isAddressOther } from '#lib/identity/take-back.ts'
import { saying } from '#lib/language/saying.ts'
import type { Taken } from '#lib/mail/message.ts'
import type { OpenLink } from './mailed-link.ts'
import type { Visit } from './visit.ts'

const sayingsOf = (taken: readonly Taken[]) => taken.map((kind) => saying(`taken.${kind}`))

/** What the button of a link would take away besides, for its page to say before it is pressed; undefined when there is nothing. */
export async function takenBy({ snapshot, now }: Visit, { challenge, place }: OpenLink) {
  const { userId, data, normalized } = challenge
  if (userId === null) return undefined
  const person = { directoryId: place.directoryId, userId }
  const since = readSince(data, now)
  const what = await withTenant(snapshot.tenant.id, async (tx) =>
    kindsOf(
      await addedSince(tx, person, since),
      challenge.purpose === 'secure_account' && (await isAddressOther(tx, person, normalized)),
    ),
  )
  return what.length === 0 ? undefined : { since, what: sayingsOf(what) }
}

/** What was taken away, for the page that follows. */
export const takenList = (taken: readonly Taken[]): MessageView['list'] =>
  taken.length === 0 ? undefined : { lead: saying('taken.intro'), points: sayingsOf(taken) }
