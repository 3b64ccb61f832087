import { ownData } from '#lib/identity/account/own-data.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { spend } from '#lib/limits/spend.ts'
import { noStore } from '#lib/oidc/respond.ts'
import type { Answer, Step } from '../hosted/visit.ts'
import { dataPage } from './data.ts'
import { type Account, accountPage } from './enter.ts'

/** Everything that is kept of somebody, as a file (UX-H57); so often in an hour, for it reads a lot. */
async function download(account: Account): Promise<Answer> {
  const { visit, person } = account
  const { environment, tenant } = visit.snapshot
  const whose = { directoryId: person.directoryId, userId: person.id }
  const spent = await spend(tenant.id, `person ${person.id}`, bounds.dataDownload, visit.now, 'data_download')
  if (!spent.allowed) return dataPage(account, spent.resetSeconds)
  const data = await ownData(account.run, whose, environment.id, visit.now)
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
