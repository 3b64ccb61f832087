import type { Actor } from '#lib/access/actor.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { listApis } from '#lib/services/apis/list.ts'
import { listAssignments } from '#lib/services/assignments/list.ts'
import { listClients } from '#lib/services/clients/list.ts'
import { listGroups } from '#lib/services/groups/list.ts'
import { getOverview } from '#lib/services/overview/get.ts'
import { listRoles } from '#lib/services/roles/list.ts'
import { listTenants } from '#lib/services/tenants/list.ts'
import { overviewTenants } from '#lib/services/tenants/overview.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import { listUsers } from '#lib/services/users/list.ts'
import { platformSlug } from '#lib/tenancy/slugs.ts'
import { deepCursor } from '../deep-cursor.ts'
import type { Case } from '../measure.ts'

type Listed = { call(call: ReturnType<typeof callOf>, input: unknown): Promise<unknown> }

const callOf = (actor: Actor, tenant: string) => ({ actor, tenant, now: new Date() })

/** The lists that an administrator of a tenant opens, as its owner; `deep` is how many pages are turned to reach the last case. */
export async function tenantCases(tenant: { id: string; slug: string }, label: string, deep: number): Promise<Case[]> {
  const { userId, directoryId, group, role, name } = await knownOf(tenant.id)
  const actor: Actor = { kind: 'user', tenantId: tenant.id, directoryId, userId, name: 'Owner' }
  const ask = (what: Listed, input: object) => what.call(callOf(actor, tenant.slug), input)
  const page = (title: string, what: Listed, input: object): Case => ({
    name: `${label}: ${title}`,
    run: () => ask(what, input),
  })
  const users = (title: string, input: object) => page(`users ${title}`, listUsers, { directory: 'main', ...input })
  const clients = (title: string, input: object) =>
    page(`clients ${title}`, listClients, { environment: 'production', ...input })
  const cases = [
    users('by -created', {}),
    users('by name', { sort: 'name' }),
    users('by -sign-in', { sort: '-signIn' }),
    users('search: a part of a name', { search: 'lström' }),
    users('search: a beginning', { search: 'ada' }),
    users('search: one address', { search: name }),
    users('search: nobody', { search: 'xyzzyx' }),
    users('suspended, by name', { status: 'suspended', sort: 'name' }),
    users('active, search', { status: 'active', search: 'priya', sort: '-signIn' }),
    users('of a group', { group }),
    clients('by -created', {}),
    clients('by name, search', { search: 'app', sort: 'name' }),
    page('roles', listRoles, {}),
    page('groups', listGroups, { directory: 'main' }),
    page('groups, search', listGroups, { directory: 'main', search: 'eng' }),
    page('assignments of a role', listAssignments, { role }),
    page('APIs', listApis, {}),
    page('trail', listTrail, {}),
    page('trail, failures', listTrail, { result: 'failed' }),
    page('overview', getOverview, { environment: 'production' }),
  ]
  const cursor = await deepCursor(tenant.slug, deep)
  if (cursor !== undefined) cases.push(users('a deep page by name', { sort: 'name', limit: 100, cursor }))
  return cases
}

/** What operators look at: all tenants. */
export function platformCases(): Case[] {
  const actor: Actor = { kind: 'system', name: 'command line' }
  const page = (title: string, what: Listed, input: object): Case => ({
    name: `platform: ${title}`,
    run: () => what.call(callOf(actor, platformSlug), input),
  })
  return [
    page('tenants by name', listTenants, {}),
    page('tenants by -created', listTenants, { sort: '-created' }),
    page('tenants by -users', listTenants, { sort: '-users' }),
    page('tenants by -sign-in', listTenants, { sort: '-signIn' }),
    page('tenants, search', listTenants, { search: 'harbor' }),
    page('tenants, search: none', listTenants, { search: 'xyzzyx' }),
    page('tenants, suspended', listTenants, { status: 'suspended' }),
    page('overview', overviewTenants, {}),
  ]
}

/** Somebody who may see everything, a group, and an address to search for. */
const knownOf = (tenantId: string) =>
  withTenant(tenantId, async ({ db }) => {
    const owner = await db.assignment.findFirstOrThrow({ where: { builtinRole: 'owner', userId: { not: null } } })
    const group = await db.group.findFirstOrThrow({ orderBy: { memberCount: 'desc' }, select: { id: true } })
    const role = await db.role.findFirstOrThrow({ orderBy: { slug: 'asc' }, select: { id: true } })
    const one = await db.identifier.findFirstOrThrow({ where: { kind: 'email' }, orderBy: { id: 'desc' } })
    return {
      userId: owner.userId ?? '',
      directoryId: owner.userDirectoryId ?? '',
      group: formatId('group', group.id),
      role: formatId('role', role.id),
      name: one.normalized,
    }
  })
