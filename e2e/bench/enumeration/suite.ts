import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask } from '#e2e/support/authorization.ts'
import { bundle } from '#e2e/support/bundle.ts'
import { embeddedDatabase } from '#e2e/support/database.ts'
import { random } from '#e2e/support/pkce.ts'
import { startHelper } from '#e2e/support/process.ts'
import { type SeededClient, Tenant } from '#e2e/support/seed.ts'
import { startServer } from '#e2e/support/server.ts'
import { Visitor } from '#e2e/support/visitor.ts'

/**
 * npm run bench -- enumeration: what somebody can tell from the time that answers take. Known and unknown addresses alternate on
 * the production build, each guess from a browser and for an account of its own, so that nothing is throttled (UX-H5, ASVS 6.3.8).
 */
const rounds = Number(process.argv[2] ?? 50)
const limitMs = 20

type Times = { identifier: number[]; password: number[] }
const nobody = (): string => `nobody.${random(6).toLowerCase()}@example.com`

async function guess(client: SeededClient, email: string): Promise<{ identifier: number; password: number }> {
  const visitor = new Visitor()
  const start = await visitor.open(ask(client).url)
  const [identifierAt, page] = [performance.now(), await visitor.submit(start, { username: email })]
  const [passwordAt, answer] = [performance.now(), await visitor.submit(page, { password: 'not the right one at all' })]
  const end = performance.now()
  if (answer.status !== 400) throw new Error(`a guess was answered with ${answer.status}`)
  return { identifier: passwordAt - identifierAt, password: end - passwordAt }
}

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

async function measure(seeder: string, origin: string): Promise<Record<'known' | 'unknown', Times>> {
  const times = { known: { identifier: [], password: [] }, unknown: { identifier: [], password: [] } } as Record<
    string,
    Times
  >
  // A network has sixty attempts at one directory: ten tenants share them out.
  for (let done = 0; done < rounds; done += 20) {
    const tenant = await Tenant.make(seeder, origin)
    const client = await tenant.client('production', {
      name: 'Bench',
      redirectUris: ['http://localhost:9/callback'],
      firstParty: true,
    })
    await guess(client, nobody())
    for (let round = 0; round < Math.min(20, rounds - done); round++) {
      const { email } = await tenant.person()
      for (const [kind, address] of [
        ['known', email],
        ['unknown', nobody()],
      ] as const) {
        const took = await guess(client, address)
        times[kind]?.identifier.push(took.identifier)
        times[kind]?.password.push(took.password)
      }
    }
  }
  return times as Record<'known' | 'unknown', Times>
}

const dataDir = mkdtempSync(join(tmpdir(), 'signet-bench-'))
const seederFile = await bundle('e2e/seeder/main.ts', 'seeder')
const server = await startServer({ dataDir, env: {} })
const { url, masterKey } = embeddedDatabase(dataDir)
const seeder = await startHelper(seederFile, {
  DATABASE_URL: url,
  SIGNET_MASTER_KEY: masterKey,
  SIGNET_ORIGIN: server.origin,
  SIGNET_LOG_LEVEL: 'error',
})
try {
  const { known, unknown } = await measure(seeder.url, server.origin)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  say(`\nMedians of ${rounds} guesses each (milliseconds; they may differ by ${limitMs})\n`)
  say(`${''.padEnd(12)}${'known'.padStart(9)}${'unknown'.padStart(9)}${'apart'.padStart(9)}`)
  let isFine = true
  for (const step of ['identifier', 'password'] as const) {
    const [one, other] = [median(known[step]), median(unknown[step])]
    const apart = Math.abs(one - other)
    isFine &&= apart <= limitMs
    const cells = [one, other, apart].map((value) => value.toFixed(1).padStart(9)).join('')
    say(`${step.padEnd(12)}${cells}  ${apart <= limitMs ? 'pass' : 'FAIL'}`)
  }
  process.exitCode = isFine ? 0 : 1
} finally {
  await seeder.stop()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
