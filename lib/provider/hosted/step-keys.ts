import { endpointPaths } from '#lib/oidc/endpoints.ts'
import { accountPaths } from '../account/paths.ts'
import { stepPaths } from './links.ts'
import { type StepKey, steps } from './steps.ts'

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)

const named: readonly (readonly [path: string, name: string])[] = [
  [endpointPaths.authorize, 'authorize'],
  [endpointPaths.logout, 'logout'],
  ...Object.entries(stepPaths).map(([name, path]) => [path, dashed(name)] as const),
  ...accountPaths.map((path) => [`/account${path}`, `account${path}`] as const),
]

/** Every page that a person may meet, by its path below the issuer: what the folders of `app/t` say, as a table. */
export const stepKeys: ReadonlyMap<string, StepKey> = new Map(
  named.filter((each): each is [string, StepKey] => each[1] in steps),
)
