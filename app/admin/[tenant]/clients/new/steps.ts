import { type Framework, frameworksFor } from '../snippets/index.ts'

export const kinds = ['web', 'spa', 'native', 'm2m'] as const
export type Kind = (typeof kinds)[number]

/** What has been chosen so far; the address holds it, so Back leads through it and a link to it can be passed on. */
export type Chosen = { kind?: Kind; framework?: Framework }

export const steps = ['kind', 'framework', 'details', 'start'] as const
export type Step = (typeof steps)[number]

/** Reads an address. What does not fit (a framework of another kind) has not been chosen. */
export function readChosen(kind: string | undefined, framework: string | undefined): Chosen {
  const known = kinds.find((each) => each === kind)
  if (known === undefined) return {}
  const fits = frameworksFor(known).find((each) => each === framework)
  return fits === undefined ? { kind: known } : { kind: known, framework: fits }
}

/** The first step that nothing has been chosen for. */
export const stepOf = ({ kind, framework }: Chosen): Step =>
  kind === undefined ? 'kind' : framework === undefined ? 'framework' : 'details'

/** The address of the wizard with this chosen. */
export const wizardHref = (home: string, environment: string, chosen: Chosen): string =>
  `${home}/new?${new URLSearchParams({ environment, ...chosen })}`
