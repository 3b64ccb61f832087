import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { now } from '#lib/kernel/clock.ts'
import { say } from '../say.ts'
import { hasChanges, planLines } from './plan-lines.ts'
import { applyFrom, exportYaml, type PromotionOptions, planFrom } from './promotion.ts'

type Around = {
  /** Files are named from where the person stands. */
  fileHere(name: string): string
  onInstallation<T>(work: () => Promise<T>): Promise<T>
}

type Place = { tenant: string; environment: string }
type Given = Omit<PromotionOptions, 'file'> & { json: boolean }

const place = (command: Command): Command =>
  command
    .requiredOption('--tenant <slug>', 'the tenant')
    .requiredOption('--environment <slug>', 'the environment of the tenant')

const choices = (command: Command): Command =>
  place(command)
    .argument('[file]', 'a configuration in YAML, as export writes it')
    .option('--from <slug>', 'another environment, in the place of a file')
    .option('--kinds <kind...>', 'clients, access, policies; all when left out')
    .option('--only <key...>', 'objects to take: client:Shop, policy:session; each when left out')
    .option('--remove', 'remove what the source does not have', false)
    .option(
      '--addresses <take>',
      'what becomes of addresses and keys that are not decided one by one: ask, keep, file',
      'ask',
    )
    .option('--decisions <file>', 'what becomes of addresses and keys, client by client, in YAML')
    .option('--json', 'print JSON', false)

/** The commands that treat configuration as files: `export`, `plan` and `apply`. */
export function promotionCommands({ fileHere, onInstallation }: Around): Command[] {
  const optionsOf = (file: string | undefined, { json: _, ...given }: Given): PromotionOptions => ({
    ...given,
    file: file === undefined ? undefined : fileHere(file),
    decisions: given.decisions === undefined ? undefined : fileHere(given.decisions),
  })

  const toFile = place(new Command('export'))
    .option('-o, --output <file>', 'where to write it; printed when left out')
    .description('write the configuration of an environment as YAML, without secrets')
    .action(async ({ tenant, environment, output }: Place & { output?: string }) => {
      const yaml = await onInstallation(() => exportYaml(tenant, environment, now()))
      if (output === undefined) process.stdout.write(yaml)
      else writeFileSync(fileHere(output), yaml)
    })

  const plan = choices(new Command('plan'))
    .description('say what a configuration would make of an environment; status 2 when it would change anything')
    .action(async (file: string | undefined, given: Given) => {
      const planned = await onInstallation(() => planFrom(optionsOf(file, given), now()))
      if (given.json) say(JSON.stringify(planned, null, 2))
      else for (const line of planLines(planned)) say(line)
      process.exitCode = hasChanges(planned) ? 2 : 0
    })

  const apply = choices(new Command('apply'))
    .requiredOption('--reason <text>', 'why; the trail keeps it')
    .option('--plan <file>', 'what plan --json printed: refused when anything has changed since')
    .description('make an environment what a configuration says: all of it, or nothing')
    .action(async (file: string | undefined, given: Given & { reason: string; plan?: string }) => {
      const seen = given.plan === undefined ? undefined : fileHere(given.plan)
      const options = { ...optionsOf(file, given), reason: given.reason, plan: seen }
      const done = await onInstallation(() => applyFrom(options, now()))
      if (given.json) return say(JSON.stringify(done, null, 2))
      if (done.promotion === null) return say('Nothing to do.')
      say(`${done.created} created, ${done.changed} changed, ${done.removed} removed. Promotion ${done.promotion}.`)
    })

  return [toFile, plan, apply]
}
