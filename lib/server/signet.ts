import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { now } from '#lib/kernel/clock.ts'
import { ConfigError } from '#lib/kernel/env.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { bootstrapPlatform } from '#lib/tenancy/bootstrap.ts'
import { demoLines, seedDemo } from '../../prisma/seed.ts'
import { backup } from './cli/backup.ts'
import { type Opened, withDatabase } from './cli/open-database.ts'
import { promotionCommands } from './cli/promotion-commands.ts'
import { recoverOperator } from './cli/recover.ts'
import { restore } from './cli/restore.ts'
import { rewrapKeys } from './cli/rewrap.ts'
import { orderLine, readSeedOrder, type SeedOptions } from './cli/seed/order.ts'
import { seedScale } from './cli/seed-scale.ts'
import { statusLines } from './cli/status.ts'
import { assertInstallation, renewSetupLink } from './prepare/installation.ts'
import { quiet, say } from './say.ts'
import { isMasterKeyKept, keepMasterKey } from './secrets.ts'
import { StartRefusal } from './start-refusal.ts'

/** Files are named from where the person stands; npm runs us in the project's folder. */
const fileHere = (name: string): string => resolve(process.env.INIT_CWD ?? '.', name)

/** For commands on an installation: its origin is checked, and what the first start makes is made. */
async function onInstallation<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  return withDatabase(async (opened) => {
    await assertInstallation(opened.config.origin)
    await bootstrapPlatform(opened.config.origin, now())
    return work(opened)
  })
}

async function seedMany(options: SeedOptions & { out?: string; yes: boolean }): Promise<void> {
  const order = readSeedOrder(options, now())
  const out = options.out === undefined ? undefined : fileHere(options.out)
  const wish = { order, out, isAgreed: options.yes, say }
  const { password, tenants, origin } = await onInstallation((opened) => seedScale(opened, wish))
  say(`${order.tenants} tenants with ${order.users} people. The same again:  ${orderLine(order)}`)
  say(`The largest:  ${origin}/admin/${tenants[0]?.slug}, owner ${tenants[0]?.owner}, everybody's password ${password}`)
  say('They share signing keys: measure with them, and let nobody work with them.')
}

const program = new Command('signet')
  .description('Looks after an installation of Signet. It reads the same variables as npm start.')
  .showHelpAfterError()

program
  .command('backup')
  .argument('<file>', 'the archive to write; it must not exist')
  .description('write everything to one file, while Signet runs')
  .action(async (file: string) => {
    const path = fileHere(file)
    const { tables } = await withDatabase((opened) => backup(opened, path))
    say(`${path}: ${tables} tables.`)
    say('What is secret in it is sealed under the master key, which is not in it: keep that key elsewhere.')
  })

program
  .command('restore')
  .argument('<file>', 'an archive that backup wrote')
  .option('--force', 'replace the data that is there', false)
  .description('put a backup in the place of the data; Signet must be stopped')
  .action(async (file: string, options: { force: boolean }) => {
    const head = await withDatabase((opened) => restore(opened, fileHere(file), options))
    say(`Restored as of ${head.madeAt}. Everybody has to sign in again.`)
    say(`Start it as what it is:  SIGNET_ORIGIN=${head.origin} npm start`)
  })

program
  .command('operator:recover')
  .argument('[email]', 'the operator; made if there is none with this address')
  .description('give an operator a new password, or print a new set-up link')
  .action(async (email: string | undefined) => {
    await onInstallation(async ({ config }) => {
      const link = email === undefined ? await renewSetupLink(config.origin, now()) : undefined
      if (email === undefined && link === undefined)
        throw new StartRefusal(
          'Set-up is done.',
          'Name the operator:  npm run signet -- operator:recover you@example.com',
        )
      if (email === undefined) return say(`Set up (once, within an hour):  ${link}`)
      const { password, isNew } = await recoverOperator(email, now())
      say(`${isNew ? 'Made the operator' : 'A new password for'} ${email}:  ${password}`)
      say(`It is shown once. Sign in at ${config.origin}/platform`)
    })
  })

program
  .command('keys:rewrap')
  .option('--to <key>', 'the new master key, 32 bytes in base64url; made when left out')
  .description('replace the master key; Signet must be stopped')
  .action(async ({ to }: { to?: string }) => {
    const next = to === undefined ? randomBytes(32) : Buffer.from(to, 'base64url')
    if (next.length !== 32) throw new StartRefusal('A master key is 32 bytes in base64url.')
    await onInstallation(async (opened) => {
      const isKept = opened.config.databaseUrl === undefined && isMasterKeyKept(opened.config.dataDir)
      const { tenants } = await rewrapKeys(opened, next, now())
      if (isKept) keepMasterKey(opened.config.dataDir, next)
      say(`The data keys of ${tenants} tenants are wrapped under the new master key.`)
      say(isKept ? 'It is kept in the data directory.' : `SIGNET_MASTER_KEY=${next.toString('base64url')}`)
    })
  })

program
  .command('seed')
  .option('--tenants <n>', 'instead of the demo, so many tenants to measure with; the first is the largest')
  .option('--users <n>', 'how many people in all of them; a hundred a tenant when left out')
  .option('--events <n>', 'events of the trail, a tenant on average; none when left out')
  .option('--seed <n>', 'another number makes other ids', '1')
  .option('--at <day>', 'the day on which all of it ends, such as 2026-11-26; today when left out')
  .option('--out <file>', 'where to write the secrets of the clients, as JSON')
  .option('--yes', 'also into an installation that is in use', false)
  .description('load the demo: two tenants with people, clients, roles and a trail; or thousands of tenants')
  .action(async (options: SeedOptions & { out?: string; yes: boolean }) => {
    if (options.tenants !== undefined || options.users !== undefined) return seedMany(options)
    const lines = await onInstallation(async () => demoLines(await seedDemo(now())))
    for (const line of lines) say(line)
    say('These passwords and secrets are shown once.')
  })

program
  .command('status')
  .description('say what this installation is')
  .action(async () => {
    for (const line of await withDatabase(statusLines)) say(line)
  })

for (const command of promotionCommands({ fileHere, onInstallation })) program.addCommand(command)

quiet()
program
  .parseAsync()
  .then(() => process.exit(process.exitCode ?? 0))
  .catch((error: unknown) => {
    const advice = error instanceof StartRefusal ? error.advice : []
    const isPlain = error instanceof StartRefusal || error instanceof ConfigError || isServiceError(error)
    const text = error instanceof Error ? (isPlain ? error.message : error.stack) : String(error)
    const fields = isServiceError(error)
      ? Object.entries(error.fields ?? {}).map(([name, say]) => `${name}: ${say}`)
      : []
    const lines = [...advice, ...fields].map((line) => `  ${line}\n`).join('')
    process.stderr.write(`\n✖ ${text}\n${lines}\n`)
    process.exit(1)
  })
