import { words } from '#app/messages/words.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'
import { mailKinds, mailStatuses } from '#lib/services/mail/list.ts'

const t = words('mail')

/** The list of mails: what can be sorted, filtered and shown. */
export const shape = (): ListShape => ({
  key: 'mail',
  sort: '-created',
  columns: [
    { id: 'subject', label: t('subject'), key: true },
    { id: 'recipient', label: t('recipient') },
    { id: 'kind', label: t('kind') },
    { id: 'status', label: t('status') },
    { id: 'createdAt', label: t('created'), sort: 'created' },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'status',
      label: t('status'),
      options: mailStatuses.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    {
      kind: 'choice',
      name: 'kind',
      label: t('kind'),
      options: mailKinds.map((value) => ({ value, label: t(`kindOf.${value}`) })),
    },
  ],
})

/** The state of the list as the input of its query. */
export const inputOf = ({ filters }: ListState) => ({
  status: filters.status?.values[0],
  kind: filters.kind?.values[0],
})
