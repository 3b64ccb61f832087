import { words } from '#app/messages/words.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'

const t = words('invitations')
const states = ['pending', 'accepted', 'expired', 'revoked'] as const

/** The list of invitations: what can be sorted, filtered and shown. */
export const shape = (): ListShape => ({
  key: 'invitations',
  sort: '-created',
  columns: [
    { id: 'email', label: t('email'), key: true },
    { id: 'status', label: t('status') },
    { id: 'roles', label: t('roles') },
    { id: 'invitedBy', label: t('by') },
    { id: 'sentAt', label: t('sent'), sort: 'created' },
    { id: 'expiresAt', label: t('expires') },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'status',
      label: t('status'),
      options: states.map((value) => ({ value, label: t(`state.${value}`) })),
    },
  ],
})

/** The state of the list as the input of its query. */
export const inputOf = (place: { environment: string }, { search, filters }: ListState) => ({
  ...place,
  search,
  status: filters.status?.values[0],
})
