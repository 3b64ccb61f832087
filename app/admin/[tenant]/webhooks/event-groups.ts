import { trailActions } from '#lib/services/trail/list.ts'

/** What can be asked for: each kind of event with the events of it. */
export const eventGroups: readonly { kind: string; actions: readonly string[] }[] = [
  ...new Set(trailActions.map((action) => action.split('.')[0] ?? '')),
]
  .sort()
  .map((kind) => ({ kind: `${kind}.*`, actions: trailActions.filter((action) => action.startsWith(`${kind}.`)) }))
