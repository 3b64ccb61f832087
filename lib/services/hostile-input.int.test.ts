import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { isPlatformPermission } from '#lib/access/permissions.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { createAssignment } from './assignments/create.ts'
import { registry } from './index.ts'
import { resendInvitation } from './invitations/resend.ts'
import { makeWorld, type World } from './testing/world.ts'
import { addIdentifier } from './users/add-identifier.ts'
import { requireNewPassword } from './users/require-new-password.ts'
import { resetUserPassword } from './users/reset-password.ts'

onTestDatabase({ keys: 30 })

type Entry = (typeof registry)[number]

let world: World
const ownerOf = (entry: Entry): Actor =>
  world.actors[isPlatformPermission(entry.permission) ? 'platform' : 'tenant'].owner
const code = (entry: Entry, actor: Actor, input: unknown): Promise<unknown> =>
  entry
    .call(
      { actor, tenant: isPlatformPermission(entry.permission) ? 'platform' : world.tenant.slug, now: new Date() },
      input,
    )
    .then(
      () => 'ok',
      (error: { code?: unknown }) => error.code ?? error,
    )

/** Whether an input may have this field: a strict schema refuses what it does not name. */
const takes = (entry: Entry, field: string, value: unknown): boolean =>
  entry.input.safeParse({ ...(entry.example(world.seed) as object), [field]: value }).success

beforeAll(async () => {
  world = await makeWorld(new Date())
})

const named = registry.map((entry) => [`${entry.kind} ${entry.name}`, entry] as const)

describe('S08 pages of lists', () => {
  const hostile = [
    ['a page of a billion rows', 'limit', 1e9],
    ['no rows', 'limit', 0],
    ['a negative page', 'limit', -1],
    ['half a row', 'limit', 1.5],
    ['a cursor that nobody wrote', 'cursor', 'e30'],
    ['a cursor of another shape', 'cursor', Buffer.from('{"key":1}').toString('base64url')],
    ['a cursor without end', 'cursor', 'A'.repeat(10_000)],
  ] as const

  const isList = ([, entry]: (typeof named)[number]) =>
    'shape' in entry.input && 'cursor' in (entry.input.shape as object)
  const lists = named.filter(isList)

  test('there are lists to try', () => expect(lists.length).toBeGreaterThan(3))

  test.each(lists)('%s refuses each, and answers its own', async (_, entry) => {
    const owner = ownerOf(entry)
    const example = entry.example(world.seed) as object
    expect(await code(entry, owner, { ...example, limit: 1 })).toBe('ok')
    for (const [what, field, value] of hostile) {
      const answer = await code(entry, owner, { ...example, [field]: value })
      expect([what, answer], what).toEqual([what, expect.stringMatching(/^(invalid|not_found)$/)])
    }
  })

  test.each(lists)('%s takes no search without end, and finds nothing by wildcards or quotes', async (_, entry) => {
    if (!takes(entry, 'search', 'a')) return
    const owner = ownerOf(entry)
    const example = entry.example(world.seed) as object
    expect(await code(entry, owner, { ...example, search: 'x'.repeat(5000) })).toBe('invalid')
    for (const search of ["' or '1'='1", '%', '_', '\\', '"; drop table users; --']) {
      const call = {
        actor: owner,
        tenant: isPlatformPermission(entry.permission) ? 'platform' : world.tenant.slug,
        now: new Date(),
      }
      const found = (await entry.call(call, { ...example, search })) as { rows?: unknown[] }
      expect([search, found.rows?.length ?? 0]).toEqual([search, 0])
    }
  })
})

describe('S11 fields that would say who one is', () => {
  const claimed = () => ({
    userId: formatId('user', world.tenant.owner.id),
    ownerId: world.tenant.owner.id,
    createdBy: world.tenant.owner.id,
    grantedBy: world.tenant.owner.id,
    addedBy: world.tenant.owner.id,
    actor: { kind: 'system', name: 'x' },
    tenant_id: world.other.id,
  })

  test.each(named)('%s refuses each of them', async (_, entry) => {
    const example = entry.example(world.seed) as object
    for (const [field, value] of Object.entries(claimed())) {
      expect([field, await code(entry, ownerOf(entry), { ...example, [field]: value })]).toEqual([field, 'invalid'])
      expect([field, await code(entry, { kind: 'anonymous' }, { ...example, [field]: value })]).toEqual([
        field,
        'unauthenticated',
      ])
    }
  })
})

describe('S03 nothing that opens an account is made for a person of another tenant', () => {
  const foreign = () => formatId('user', world.other.ada.id)
  const asked = () =>
    [
      ['a first password', resetUserPassword, { directory: 'main', id: foreign() }],
      ['a new password at the next sign-in', requireNewPassword, { directory: 'main', id: foreign() }],
      [
        'an address that is vouched for',
        addIdentifier,
        {
          directory: 'main',
          id: foreign(),
          kind: 'email',
          value: 'mallory@example.test',
          verified: true,
        },
      ],
      ['an invitation sent again', resendInvitation, { ...world.seed.invitation, id: formatId('invitation', newId()) }],
      ['a role', createAssignment, { to: foreign(), role: 'support' }],
    ] as const

  test('asked of one’s own tenant with their id, or of theirs as who one is: not found', async () => {
    const { owner } = world.actors.tenant
    for (const [what, verb, input] of asked())
      for (const tenant of [world.tenant.slug, world.other.slug]) {
        const answer = await verb.call({ actor: owner, tenant, now: new Date() }, input).then(
          () => 'ok',
          (error: { code?: unknown }) => error.code,
        )
        expect([what, tenant, answer]).toEqual([what, tenant, 'not_found'])
      }
  })
})
