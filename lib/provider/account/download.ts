import { ownData } from '#lib/identity/account/own-data.ts'
import { noStore } from '#lib/oidc/respond.ts'
import type { Answer, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'

/** Everything that is kept of somebody, as a file (UX-H57). */
async function download(account: Account): Promise<Answer> {
  const { visit, person } = account
  const { environment } = visit.snapshot
  const whose = { directoryId: person.directoryId, userId: person.id }
  const data = await account.run((tx) => ownData(tx, whose, environment.id, visit.now))
  const day = visit.now.toISOString().slice(0, 10)
  return {
    status: 200,
    headers: {
      ...noStore,
      'content-type': 'application/json;charset=utf-8',
      'content-disposition': `attachment; filename="${visit.place.tenant}-my-data-${day}.json"`,
      'x-content-type-options': 'nosniff',
    },
    body: `${JSON.stringify(data, null, 2)}\n`,
  }
}

/** The form that answers with the file. */
export const accountDownload: Step = accountPage({ POST: download, isSensitive: true, shownAt: '/data' })
