import type { NoticeMessage } from 'pg-protocol/dist/messages.js'
import { appPool } from '../pools.ts'
import type { TestDatabase } from './database.ts'
import { onServer } from './template.ts'

/** A node of a plan, as EXPLAIN tells it in JSON. */
type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Node[]
}
type Logged = { 'Query Text': string; Plan: Node }

/**
 * A scan of a table in a statement, by which index (if by one), with the rows that it returned and those that it threw away, and the
 * pages that it looked at, for each time that it ran.
 */
export type Scan = {
  query: string
  table: string | undefined
  index: string | undefined
  how: string
  returned: number
  removed: number
  pages: number
}

/**
 * auto_explain tells the plan of every statement, those inside functions included, with the rows that it really met. Only
 * leakproof comparisons use an index under row-level security (DESIGN 2.1), and whoever forgets that reads whole tables.
 * Before the first connection. Answers what tells each scan of a run.
 */
export async function explainEverything(database: TestDatabase) {
  await onServer(database.urls.admin, async (client) => {
    const settings = {
      session_preload_libraries: 'auto_explain',
      'auto_explain.log_min_duration': '0',
      'auto_explain.log_analyze': 'on',
      'auto_explain.log_buffers': 'on',
      'auto_explain.log_nested_statements': 'on',
      'auto_explain.log_format': 'json',
      client_min_messages: 'log',
    }
    for (const [name, value] of Object.entries(settings))
      await client.query(`alter role signet_app in database ${database.name} set ${name} = '${value}'`)
  })
  let logged: Logged[] = []
  appPool().on('connect', (client) => {
    client.on('notice', ({ message }: NoticeMessage) => {
      const [, plan] = message?.split(' plan:\n') ?? []
      if (plan !== undefined) logged.push(JSON.parse(plan) as Logged)
    })
  })
  return async (run: () => Promise<unknown>): Promise<Scan[]> => {
    logged = []
    await run()
    return logged.flatMap(scansOf)
  }
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

const scansOf = ({ Plan, 'Query Text': query }: Logged): Scan[] =>
  nodesOf(Plan)
    .filter((node) => (node['Relation Name'] ?? node['Index Name']) !== undefined && /Scan/.test(node['Node Type']))
    .map((node) => ({
      query: query.trim().slice(0, 300),
      table: node['Relation Name'],
      index: node['Index Name'],
      how: node['Node Type'],
      returned: node['Actual Rows'] * node['Actual Loops'],
      removed:
        ((node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * node['Actual Loops'],
      pages: (node['Shared Hit Blocks'] + node['Shared Read Blocks']) / Math.max(node['Actual Loops'], 1),
    }))

/** What stands on so few pages is read whole about as cheaply as by an index: which of the two a plan takes is chance, and right. */
const fewPages = 8

/** The rule of DESIGN 2.1: of what was read, at most twenty rows are thrown away for one that is kept. */
export const inVain = (scans: readonly Scan[]): Scan[] =>
  scans.filter(({ removed, returned, pages }) => pages > fewPages && removed > 20 * Math.max(returned, 1))
