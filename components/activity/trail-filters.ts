import type { FilterField } from '../data-table/filter-field.ts'
import type { ListState } from '../data-table/list-state.ts'
import type { Option } from '../ui/select.tsx'
import { trailTimes } from './trail-times.ts'

type Words = Record<
  'when' | 'event' | 'result' | 'reason' | 'about' | 'actor' | 'target' | 'ip' | 'request',
  string
> & {
  idHint: string
}

type Choices = { actions: readonly string[]; results: readonly Option[] }

/** What the trail can be filtered by in either portal. A tenant's adds its clients and environments. */
export const trailFilters = (words: Words, { actions, results }: Choices): readonly FilterField[] => [
  { kind: 'within', name: 'when', label: words.when },
  { kind: 'choice', name: 'action', label: words.event, options: actions.map((value) => ({ value, label: value })) },
  { kind: 'choice', name: 'result', label: words.result, options: results },
  { kind: 'text', name: 'reason', label: words.reason, placeholder: 'wrong_password' },
  { kind: 'text', name: 'about', label: words.about, placeholder: words.idHint },
  { kind: 'text', name: 'actor', label: words.actor, placeholder: words.idHint },
  { kind: 'text', name: 'target', label: words.target, placeholder: words.idHint },
  { kind: 'text', name: 'ip', label: words.ip, placeholder: '203.0.113.24' },
  { kind: 'text', name: 'request', label: words.request },
]

/** The state of the list as the input of its query. Days are counted back from `now`. */
export function trailInput({ filters }: ListState, now: Date, zone: string) {
  const value = (name: string, longest = 100) => filters[name]?.values[0]?.slice(0, longest)
  return {
    action: value('action'),
    result: value('result'),
    reason: value('reason', 200),
    about: value('about'),
    actor: value('actor'),
    target: value('target'),
    client: value('client'),
    environment: value('in', 40),
    ip: value('ip', 45),
    request: value('request'),
    ...trailTimes(filters.when, now, zone),
  }
}
