import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { config } from '#lib/kernel/env.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { type CreatedTenant, createTenant } from '#lib/tenancy/create.ts'
import { platformTenant, resolveTenant } from '#lib/tenancy/resolve.ts'
import type { Call } from '../call.ts'
import { recordChanges } from '../record.ts'
import { addApi, addRoles } from './access.ts'
import { addClient, type DemoApp } from './clients.ts'
import { inviteSomebody } from './invitation.ts'
import { addGroups, addPerson, type DemoLogin } from './people.ts'
import { promoteSomething } from './promotion.ts'
import { type DemoStory, stories } from './story.ts'
import { minutesBefore, tellTheStory } from './trail.ts'
import { addWebhook } from './webhook.ts'

/** What was loaded, with every password and secret: shown or printed once, and stored nowhere. */
export type DemoTenant = {
  slug: string
  displayName: string
  portal: string
  people: readonly DemoLogin[]
  clients: readonly DemoApp[]
}

/** Loads the demo: two tenants with people, groups, roles, clients and a trail, each whole or not at all. Once. */
export async function loadDemo(now: Date): Promise<readonly DemoTenant[]> {
  for (const { slug } of stories)
    if ((await resolveTenant(slug)) !== undefined)
      throw new ServiceError('conflict', `The demo is loaded already: there is a tenant ${slug}.`)
  const platform = await platformTenant()
  const call: Call = { actor: { kind: 'system', name: 'command line' }, tenant: 'platform', now }
  const loaded: DemoTenant[] = []
  for (const story of stories)
    loaded.push(await withTenant(platform.id, (tx) => loadStory(tx, call, story), { timeoutMs: 120_000 }))
  for (const { slug } of loaded) await promoteSomething({ ...call, tenant: slug })
  return loaded
}

async function loadStory(tx: Tx, call: Call, story: DemoStory): Promise<DemoTenant> {
  const { slug, displayName } = story
  const { origin } = config()
  const actor = { kind: 'system', id: 'demo' } as const
  const opening = { ...call, now: minutesBefore(call.now, (story.people.length + 1) * minutesApart) }
  const made = await createTenant(tx, { slug, displayName, origin, actor, now: opening.now })
  await recordChanges(tx, opening, 'tenant.created', [{ id: made.id, before: null, after: { slug, displayName } }])
  const filled = await tx.enter(made.id, (inner) => fill(inner, { call, opening }, story, made))
  return { slug, displayName, portal: `${origin}/admin/${slug}`, ...filled }
}

/** People join one after the other, some hours apart, after the tenant opened. */
const minutesApart = 613

async function fill(
  tx: Tx,
  { call, opening }: Record<'call' | 'opening', Call>,
  story: DemoStory,
  made: CreatedTenant,
) {
  const { main, staging } = made.directories
  const place = { directoryId: main, directory: 'main', groups: await addGroups(tx, opening, story, main) }
  const people = []
  for (const [index, person] of story.people.entries()) {
    const joined = { ...call, now: minutesBefore(call.now, (story.people.length - index) * minutesApart) }
    people.push(await addPerson(tx, joined, story, place, person))
  }
  const testPlace = { directoryId: staging ?? main, directory: 'staging', groups: new Map<string, string>() }
  const testPeople = []
  for (const person of story.testPeople) testPeople.push(await addPerson(tx, opening, story, testPlace, person))

  const permissions = await addApi(tx, opening, story)
  await addRoles(tx, opening, story, permissions, people)
  const clients = []
  for (const client of story.clients) {
    const environmentId = made.environments[client.environment] ?? made.environments.production
    clients.push(await addClient(tx, opening, environmentId, permissions, client))
  }
  const [founder] = people
  if (founder !== undefined) await inviteSomebody(tx, call, story, founder)
  await addWebhook(tx, opening, story)
  await tellTheStory(tx, { environmentId: made.environments.production, people, clients }, call.now)
  return {
    people: [...people, ...testPeople].map(({ name, email, password, role, directory }) => ({
      name,
      email,
      password,
      role,
      directory,
    })),
    clients: clients.map(({ name, environment, clientId, secret }) => ({ name, environment, clientId, secret })),
  }
}
