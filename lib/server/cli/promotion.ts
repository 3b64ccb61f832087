import { readFileSync } from 'node:fs'
import { runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { PromotionKind } from '#lib/promotion/choices.ts'
import type { Call } from '#lib/services/call.ts'
import { exportConfiguration } from '#lib/services/promotion/export.ts'
import { planPromotion } from '#lib/services/promotion/plan.ts'
import { promoteEnvironment } from '#lib/services/promotion/promote.ts'
import { StartRefusal } from '../start-refusal.ts'
import { readDecisions } from './decisions-file.ts'

/** What `plan` and `apply` are told on the command line. Files are absolute paths. */
export type PromotionOptions = {
  tenant: string
  environment: string
  /** The source: a file, or another environment. */
  file?: string | undefined
  from?: string | undefined
  kinds?: string[] | undefined
  only?: string[] | undefined
  remove?: boolean | undefined
  addresses?: string | undefined
  decisions?: string | undefined
}

/** The command line addresses each tenant, and the trail tells of it as what it is. */
const callOf = (tenant: string, now: Date): Call => ({ actor: { kind: 'system', name: 'command line' }, tenant, now })

/** One run of a command is one request: what it writes has one request id. */
const asOneRequest = <T>(work: () => Promise<T>): Promise<T> =>
  runWith({ requestId: newId(), ip: '127.0.0.1', userAgent: undefined }, work)

/** An environment's configuration as YAML. */
export const exportYaml = async (tenant: string, environment: string, now: Date): Promise<string> =>
  (await asOneRequest(() => exportConfiguration.call(callOf(tenant, now), { environment }))).yaml

/** What a file, or another environment, would make of an environment. */
export const planFrom = (options: PromotionOptions, now: Date) =>
  asOneRequest(() => planPromotion.call(callOf(options.tenant, now), inputOf(options)))

/** Applies it in one transaction. `plan`: what `plan --json` printed; refused when either side moved since. */
export const applyFrom = (options: PromotionOptions & { reason: string; plan?: string | undefined }, now: Date) =>
  asOneRequest(() =>
    promoteEnvironment.call(callOf(options.tenant, now), {
      ...inputOf(options),
      reason: options.reason,
      ...(options.plan === undefined ? {} : { seen: seenIn(read(options.plan)) }),
    }),
  )

function inputOf({ environment, file, from, kinds, only, remove, addresses, decisions }: PromotionOptions) {
  return {
    environment,
    ...(file === undefined ? {} : { document: read(file) }),
    ...(from === undefined ? {} : { from }),
    ...(kinds === undefined ? {} : { kinds: kinds as PromotionKind[] }),
    ...(only === undefined ? {} : { objects: only }),
    remove: remove ?? false,
    ...(addresses === undefined ? {} : { addresses: (addresses === 'file' ? 'source' : addresses) as 'ask' }),
    ...(decisions === undefined ? {} : { decisions: readDecisions(read(decisions)) }),
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new StartRefusal(`${file} can’t be read.`)
  }
}

function seenIn(text: string): { source: string; target: string } {
  try {
    const { seen } = JSON.parse(text) as { seen: { source: string; target: string } }
    return { source: seen.source, target: seen.target }
  } catch {
    throw new StartRefusal('The plan is not what plan --json printed.')
  }
}
