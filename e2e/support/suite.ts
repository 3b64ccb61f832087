/** What the global set-up started for the whole run. It reaches the workers through their environment. */
export type Suite = {
  origin: string
  seeder: string
  dataDir: string
  /** The supervisor's process. */
  pid: number
  /** The file that gets a copy of all that the server prints. */
  log: string
  operator: { email: string; password: string }
  /** The compiled processes that tests start themselves. */
  nextAuthApp: string
  seederFile: string
}

const variable = 'SIGNET_E2E_SUITE'

export function announceSuite(suite: Suite): void {
  process.env[variable] = JSON.stringify(suite)
}

export function suite(): Suite {
  const text = process.env[variable]
  if (text === undefined) throw new Error('the global set-up has not run')
  return JSON.parse(text) as Suite
}
