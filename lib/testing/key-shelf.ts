import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { asPlatform } from '#lib/db/as-platform.ts'
import { randomId } from '#lib/kernel/tokens.ts'
import { type KeyPair, makeKeyPair, rsaBits, signingAlgs } from '#lib/keys/pair.ts'
import { addToPool } from '#lib/keys/pool.ts'

/** RSA keys take a second each to make, so tests keep theirs between runs, in this user's temporary folder. */
const keysOfTenant = 3
const shelf = join(tmpdir(), `signet-test-keys-${rsaBits}-${userInfo().uid}`)

/** How many of the shelf this test file has put into its pools: it meets none of them twice. */
let used = 0

/** Puts `count` keys of each algorithm into the pool of the current test database: enough for some tenants. */
export async function stockPool(count: number): Promise<void> {
  mkdirSync(shelf, { recursive: true, mode: 0o700 })
  for (const alg of signingAlgs)
    for (let n = 0; n < count; n++) await addToPool(alg === 'RS256' ? await shelved(used++) : await makeKeyPair(alg))
}

/** What one tenant takes, put into the pool where it has less than that: a test file that makes many waits for none. */
export async function stockForTenant(): Promise<void> {
  const ready = await asPlatform((db) => db.keyPool.count({ where: { alg: 'RS256' } }))
  if (ready < keysOfTenant) await stockPool(keysOfTenant)
}

async function shelved(n: number): Promise<KeyPair> {
  const file = join(shelf, `${n}.json`)
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as KeyPair & { privateDer: string }
    return { ...kept, privateDer: Buffer.from(kept.privateDer, 'base64') }
  } catch {
    const pair = await makeKeyPair('RS256')
    const draft = `${file}.${randomId()}`
    writeFileSync(draft, JSON.stringify({ ...pair, privateDer: pair.privateDer.toString('base64') }), { mode: 0o600 })
    renameSync(draft, file)
    return pair
  }
}
