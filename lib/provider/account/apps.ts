import type { Tx } from '#lib/db/with-tenant.ts'
import { disconnectApp } from '#lib/identity/account/disconnect-app.ts'
import { listOwnApps } from '#lib/identity/account/own-apps.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { protocolScopes } from '#lib/oidc/claims/vocabulary.ts'
import { field } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import type { Answer, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { doneUrl } from './paths.ts'
import { shellOf } from './shell.ts'

const whoseOf = ({ person }: Account) => ({ directoryId: person.directoryId, userId: person.id })

/** Which apps may act for somebody, and what each may do (UX-H54). */
async function show(account: Account): Promise<Answer> {
  return account.run(async (tx) => {
    const apps = await listOwnApps(tx, whoseOf(account), account.visit.now)
    const describe = await descriptionsOf(
      tx,
      apps.flatMap(({ scopes }) => scopes),
    )
    return {
      view: {
        view: 'account_apps',
        shell: shellOf(account, 'apps'),
        apps: apps.map(({ clientId, clientUri, scopes, ...app }) => ({
          ...app,
          item: formatId('client', clientId),
          href: clientUri ?? undefined,
          scopes: scopes.filter((scope) => protocolScopes.includes(scope)),
          permissions: scopes.filter((scope) => !protocolScopes.includes(scope)).map(describe),
        })),
        disconnect: account.form('/apps/revoke'),
      },
    }
  })
}

/** What each permission is called by whoever made it; its name where it has no description. */
async function descriptionsOf(tx: Tx, scopes: readonly string[]): Promise<(name: string) => string> {
  const names = [...new Set(scopes.filter((scope) => !protocolScopes.includes(scope)))]
  const rows =
    names.length === 0
      ? []
      : await tx.db.permission.findMany({
          where: { name: { in: names } },
          select: { name: true, description: true },
          orderBy: { id: 'asc' },
        })
  const known = new Map(rows.map(({ name, description }) => [name, description]))
  return (name) => known.get(name) || name
}

/** Takes back all that an app may do. What was taken back meanwhile is as good as taken back now. */
async function disconnect(account: Account): Promise<Answer> {
  const { visit } = account
  const id = parseId('client', field(visit.request, 'item') ?? '')
  if (id !== undefined) await account.run((tx) => disconnectApp(tx, whoseOf(account), id, visit.now))
  return seeOther(doneUrl(visit, '/apps', 'app_disconnected'))
}

/** The page of the apps that somebody uses, and its form. */
export const accountApps: Step = accountPage({ GET: show })
export const accountAppRevoke: Step = accountPage({ POST: disconnect, shownAt: '/apps' })
