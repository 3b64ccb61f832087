import { parseArgs } from 'node:util'
import type { Plan } from './alternate.ts'

export type Options = {
  /** What is measured; none named: everything. */
  names: string[]
  plan: Plan
  runs: number
  isSmoke: boolean
  /** How many tenants stand against one. */
  tenants: number
  /** Where those tenants are kept for the next time, seeded when they are not there; made and thrown away when left out. */
  data: string | undefined
  /** Whether a profile of the front is taken while it is driven. */
  withProfile: boolean
}

const smoke = { seconds: '0.2', rounds: '1', 'warm-up': '0.2', connections: '8' }
const usual = { seconds: '4', rounds: '5', 'warm-up': '3', connections: '64' }

const above = (name: string, text: string, least: number): number => {
  const value = Number(text)
  if (!(value >= least)) throw new Error(`--${name} must be a number of at least ${least}, not ${text}`)
  return value
}

/** What the command line asks for. Throws with a sentence at what makes no sense. */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ seconds: text, rounds: text, 'warm-up': text, connections: text },
      runs: { ...text, default: '1' },
      tenants: { ...text, default: '10000' },
      data: text,
      ...{ smoke: flag, profile: flag },
    },
  })
  const from = { ...(values.smoke ? smoke : usual), ...values }
  return {
    names: positionals,
    plan: {
      seconds: above('seconds', from.seconds, 0.1),
      rounds: above('rounds', from.rounds, 1),
      warmUpSeconds: above('warm-up', from['warm-up'], 0),
      connections: above('connections', from.connections, 1),
    },
    runs: above('runs', from.runs, 1),
    isSmoke: values.smoke,
    tenants: above('tenants', values.tenants, 1),
    data: values.data,
    withProfile: values.profile,
  }
}
