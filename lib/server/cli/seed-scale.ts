import { existsSync, writeFileSync } from 'node:fs'
import { Client } from 'pg'
import { hashPassword } from '#lib/identity/password.ts'
import { StartRefusal } from '../start-refusal.ts'
import { refuseWhileServing } from './not-serving.ts'
import { inOwnerTransaction, type Opened } from './open-database.ts'
import { columns } from './seed/columns.ts'
import { makeSeedKeys, seedPassword } from './seed/keys.ts'
import { loadSeed, type SeededScale } from './seed/load.ts'
import { tenantName } from './seed/names.ts'
import type { SeedOrder } from './seed/order.ts'

export type SeedWish = {
  order: SeedOrder
  /** Where to write who may sign in and what may ask for tokens; nowhere when left out. */
  out?: string | undefined
  /** That this is no installation of anybody's. */
  isAgreed: boolean
  /** From this many people on, indexes and references are made when all are there. */
  manyPeople?: number
  say(line: string): void
}

/** What is written to `out`: the order's tenants with what opens them. */
export type SeedPaper = { origin: string; password: string; tenants: SeededScale[] }

/**
 * Fills an installation with as many tenants and people as one wishes to measure with, in one transaction and by COPY. Refuses an
 * installation that is in use, without `isAgreed`, and one that serves; and whatever has been seeded already.
 */
export async function seedScale(
  opened: Opened,
  { order, out, isAgreed, say, manyPeople = 20_000 }: SeedWish,
): Promise<SeedPaper> {
  if (out !== undefined && existsSync(out)) throw new StartRefusal(`${out} exists.`, 'Choose another name.')
  await refuseWhileServing(opened)
  const { origin, masterKey } = opened.config
  const began = performance.now()
  const tell = (what: string): void => say(`  ${seconds(began)} s: ${what}`)
  const paper = await inOwnerTransaction(opened.ownerUrl, '', async (client): Promise<SeedPaper> => {
    if (!isAgreed) await refuseInUse(client)
    await refuseTaken(client, order)
    const keys = await makeSeedKeys(masterKey)
    const password = seedPassword(keys)
    const passwordHash = await hashPassword(password)
    return {
      origin,
      password,
      tenants: await loadSeed(client, { order, keys, passwordHash, origin, manyPeople, say: tell }),
    }
  })
  tell('committed; tidying up')
  await tidy(opened.ownerUrl)
  if (out !== undefined) writeFileSync(out, JSON.stringify(paper), { flag: 'wx', mode: 0o600 })
  return paper
}

const seconds = (began: number): string => ((performance.now() - began) / 1000).toFixed(1).padStart(6)

async function refuseInUse(client: Client): Promise<void> {
  const { rows } = await client.query<{ slug: string }>("select slug from tenants where slug <> 'platform' limit 3")
  const { rowCount } = await client.query('select from platform_state where setup_completed_at is not null')
  if (rows.length === 0 && (rowCount ?? 0) === 0) return
  const whose = rows.length === 0 ? 'an operator' : `tenants (${rows.map((row) => row.slug).join(', ')}, …)`
  throw new StartRefusal(
    `This installation is in use: there is ${whose}. What is seeded is for measuring, and can't be taken out again.`,
    'If that is what you want, add --yes. Nothing was changed.',
  )
}

async function refuseTaken(client: Client, order: SeedOrder): Promise<void> {
  const slugs = Array.from({ length: order.tenants }, (_, at) => tenantName(at + 1).slug)
  const { rows } = await client.query<{ slug: string }>('select slug from tenants where slug = any ($1) limit 1', [
    slugs,
  ])
  const [taken] = rows
  if (taken === undefined) return
  throw new StartRefusal(
    `There is a tenant ${taken.slug} already: this database has been seeded.`,
    'Seed an empty one. Nothing was changed.',
  )
}

/** So that the first ones who read don't have to do it. */
async function tidy(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`vacuum (analyze) ${Object.keys(columns).join(', ')}`)
  } finally {
    await client.end()
  }
}
