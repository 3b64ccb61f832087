import { readerNow } from '#app/messages/reader-now.ts'
import { words } from '#app/messages/words.ts'
import { trailTimes } from '#components/activity/trail-times.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'
import { tokenKinds } from '#lib/services/trail/list-tokens.ts'

const t = words('trail')

/** What an environment issued as a list, newest first. */
export const shape = (): ListShape => ({
  key: 'trail',
  sort: '-at',
  columns: [
    { id: 'at', label: t('at'), sort: 'at', key: true },
    { id: 'kind', label: t('token.kind') },
    { id: 'client', label: t('client') },
    { id: 'user', label: t('token.user') },
    { id: 'grant', label: t('token.grant') },
    { id: 'scopes', label: t('token.scopes') },
  ],
  filters: [
    { kind: 'within', name: 'when', label: t('when') },
    {
      ...{ kind: 'choice', name: 'kind', label: t('token.kind') },
      options: tokenKinds.map((value) => ({ value, label: t(`token.${value}`) })),
    },
    { kind: 'pick', name: 'client', label: t('client'), pick: 'clients' },
    { kind: 'pick', name: 'user', label: t('token.user'), pick: 'users' },
  ],
})

/** The state of the list as the input of its query. Days are counted back from `now`. */
export const inputOf = (environment: string, { filters }: ListState, now: Date) => ({
  environment,
  kind: filters.kind?.values[0],
  client: filters.client?.values[0],
  user: filters.user?.values[0],
  ...trailTimes(filters.when, now, readerNow().zone),
})
