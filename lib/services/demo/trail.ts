import { randomUUID } from 'node:crypto'
import { type AuditEvent, type EventActor, record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { AddedClient } from './clients.ts'
import type { AddedPerson } from './people.ts'

type Scene = Omit<AuditEvent, 'at'> & { minutesAgo: number; ip: string }

const desk = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36'

/**
 * What happened before anybody looked: people come to work; somebody mistypes and then manages; a stranger guesses from
 * another network and gets nowhere; a code that was used is presented again, and its family dies.
 */
export async function tellTheStory(
  tx: Tx,
  place: { environmentId: string; people: readonly AddedPerson[]; clients: readonly AddedClient[] },
  now: Date,
): Promise<void> {
  const scenes = place.people.flatMap((person, index) => dayOf(person, index, place))
  scenes.push(...attack(place))
  scenes.sort((a, b) => b.minutesAgo - a.minutesAgo)
  for (const { minutesAgo, ip, ...event } of scenes) {
    const at = minutesBefore(now, minutesAgo)
    await runWith({ requestId: randomUUID(), ip, userAgent: desk }, () => record(tx, { at, ...event }))
    if (event.action === 'session.started' && event.person !== undefined)
      await tx.db.user.updateMany({ where: { id: event.person }, data: { lastSignInAt: at } })
  }
}

type Place = Parameters<typeof tellTheStory>[1]

function dayOf(person: AddedPerson, index: number, { environmentId, clients }: Place): Scene[] {
  const came = 500 - index * 23
  const ip = `192.0.2.${10 + index}`
  const actor: EventActor = { kind: 'user', id: person.id }
  const about = { environmentId, ip, person: person.id }
  const mistyped: Scene[] =
    index % 4 === 2
      ? [1, 2].map((try_) => ({
          ...about,
          minutesAgo: came + try_,
          action: 'session.failed',
          actor: { kind: 'anonymous' },
          target: person.id,
          result: 'failed',
          reason: 'wrong_password',
        }))
      : []
  const partner = clients.find((client) => client.name === 'Ledgerly')
  const consented: Scene[] =
    index % 3 === 0 && partner !== undefined
      ? [
          {
            ...about,
            minutesAgo: came - 4,
            action: 'consent.granted',
            actor,
            target: newId(),
            changes: { after: { client: partner.clientId, scopes: ['openid', 'profile', 'invoices:read'] } },
          },
        ]
      : []
  const client = clients[index % Math.max(1, clients.length)]?.id ?? null
  const changes = { after: { amr: ['pwd'], acr: null } }
  const arrived = {
    ...about,
    minutesAgo: came,
    action: 'session.started',
    actor,
    client,
    target: newId(),
    changes,
  } as const
  return [...mistyped, arrived, ...consented]
}

function attack({ environmentId, people, clients }: Place): Scene[] {
  const ip = '203.0.113.66'
  const anonymous: EventActor = { kind: 'anonymous' }
  const guesses = ['admin@example.test', 'root@example.test', 'ceo@example.test'].map((typed, index) => ({
    environmentId,
    ip,
    minutesAgo: 95 - index,
    action: 'session.failed' as const,
    actor: anonymous,
    target: null,
    result: 'failed' as const,
    reason: 'unknown_person',
    typed,
  }))
  const client = clients[0]
  const victim = people.at(-1)
  if (client === undefined || victim === undefined) return guesses
  const replay: Scene = {
    environmentId,
    ip,
    minutesAgo: 90,
    action: 'token.replayed',
    actor: { kind: 'client', id: client.id },
    target: newId(),
    result: 'refused',
    reason: 'code_replayed',
    person: victim.id,
  }
  return [...guesses, replay]
}

/**
 * A moment before now that the trail has a partition for: a story is no reason to write into the one for what fits
 * nowhere, so on the first of a month everything happened today.
 */
export const minutesBefore = (now: Date, minutes: number): Date =>
  new Date(Math.max(now.getTime() - minutes * 60_000, Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)))
