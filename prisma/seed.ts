import { type DemoTenant, loadDemo } from '../lib/services/demo/load.ts'

/**
 * Loads the demo into the configured database and answers every password and secret it made: `npm run signet -- seed`
 * prints them, and nothing keeps them. Throws `ServiceError` (conflict) when the demo is there already.
 */
export const seedDemo = (now: Date): Promise<readonly DemoTenant[]> => loadDemo(now)

/** The demo's logins as lines to print. */
export function demoLines(tenants: readonly DemoTenant[]): string[] {
  return tenants.flatMap(({ displayName, portal, people, clients }) => [
    `${displayName}: ${portal}`,
    ...people.map(
      ({ email, password, role, directory }) =>
        `  ${email.padEnd(34)} ${password}  ${role ?? 'member'}${directory === 'main' ? '' : ` (${directory})`}`,
    ),
    ...clients.map(
      ({ name, environment, clientId, secret }) =>
        `  ${`${name}, ${environment}`.padEnd(34)} ${clientId}${secret === null ? '' : `  ${secret}`}`,
    ),
    '',
  ])
}
