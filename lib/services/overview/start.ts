import { z } from 'zod'
import { countEffectiveOwners } from '#lib/access/owners.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { query } from '../query.ts'

/** What a tenant does to begin with, in the order in which it is shown. */
export const startSteps = ['client', 'people', 'signIn', 'role', 'api', 'owner', 'mail'] as const
export type StartStep = (typeof startSteps)[number]

/** What of it is done, told from what there is: nothing is ticked off by hand. */
export const getStart = query({
  name: 'overview.start',
  permission: 'tenant:read',
  input: z.strictObject({}),
  target: async () => ({ environmentId: null }),
  async read(tx) {
    const steps: { step: StartStep; isDone: boolean }[] = []
    for (const step of startSteps) steps.push({ step, isDone: await checks[step](tx) })
    return { steps, done: steps.filter(({ isDone }) => isDone).length }
  },
  example: () => ({}),
})

const checks: Readonly<Record<StartStep, (tx: Tx) => Promise<boolean>>> = {
  client: async ({ db, tenantId }) =>
    (await db.client.findFirst({ where: { tenantId, builtIn: null }, select: { id: true } })) !== null,
  /** Whoever set the tenant up is one; somebody else makes two. */
  people: async ({ db, tenantId }) =>
    (await db.user.findMany({ where: { tenantId }, select: { id: true }, take: 2 })).length > 1,
  signIn: hasSignIn,
  role: async ({ db, tenantId }) => (await db.role.findFirst({ where: { tenantId }, select: { id: true } })) !== null,
  api: async ({ db, tenantId }) => {
    const rows = await db.api.findMany({ where: { tenantId }, select: { identifier: true }, take: 2 })
    return rows.some(({ identifier }) => !identifier.startsWith('urn:signet:'))
  },
  owner: async (tx) => (await countEffectiveOwners(tx)) > 1,
  mail: async ({ db, tenantId }) =>
    (await db.mail.findFirst({ where: { tenantId, status: { in: ['sent', 'outbox'] } }, select: { id: true } })) !==
    null,
}

/** Whether anybody signed in to an app: in `control` is the portal alone. */
async function hasSignIn({ db, tenantId }: Tx): Promise<boolean> {
  const environments = await db.environment.findMany({
    where: { tenantId, kind: { not: 'control' } },
    select: { id: true },
  })
  for (const { id: environmentId } of environments) {
    const where = { tenantId, environmentId, action: 'session.started', result: 'ok' }
    if ((await db.auditEvent.findFirst({ where, select: { id: true } })) !== null) return true
  }
  return false
}
