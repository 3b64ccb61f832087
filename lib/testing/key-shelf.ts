import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { randomId } from '#lib/kernel/tokens.ts'
import { type KeyPair, makeKeyPair, rsaBits, signingAlgs } from '#lib/keys/pair.ts'
import { addToPool } from '#lib/keys/pool.ts'

/** RSA keys take a second each to make, so tests keep theirs between runs, in this user's temporary folder. */
const shelf = join(tmpdir(), `signet-test-keys-${rsaBits}-${userInfo().uid}`)

/** Puts `count` keys of each algorithm into the pool of the current test database: enough for some tenants. */
export async function stockPool(count: number): Promise<void> {
  mkdirSync(shelf, { recursive: true, mode: 0o700 })
  for (const alg of signingAlgs)
    for (let n = 0; n < count; n++) await addToPool(alg === 'RS256' ? await shelved(n) : await makeKeyPair(alg))
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
