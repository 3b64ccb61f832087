import { listWanted } from '#components/data-table/list-wanted.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportWebhooks } from '#lib/services/webhooks/export.ts'
import { listWebhooks } from '#lib/services/webhooks/list.ts'
import { inputOf, shape } from './shape.ts'
import type { WebhookRow } from './table.tsx'

/** The webhooks of the tenant as a file: no secret, and no more of an address than whoever asks may see. */
export const webhooksFile: ExportOf<WebhookRow> = {
  file: 'webhooks',
  query: listWebhooks,
  verb: exportWebhooks,
  columns: [
    { id: 'id', label: 'Id', value: ({ id }) => id, always: true },
    { id: 'host', label: 'Address', value: ({ url }) => url, always: true },
    { id: 'description', label: 'Description', value: ({ description }) => description },
    { id: 'events', label: 'Events', value: ({ events }) => events.join(' ') },
    { id: 'health', label: 'Health', value: ({ health }) => health },
    { id: 'lastSuccessAt', label: 'Last delivered', value: ({ lastSuccessAt }) => lastSuccessAt },
    { id: 'createdAt', label: 'Created', value: ({ createdAt }) => createdAt },
  ],
  wanted: listWanted(shape, (state) => ({ input: inputOf(state) })),
}
