import { listWanted } from '#components/data-table/list-wanted.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportMails } from '#lib/services/mail/export.ts'
import { listMails } from '#lib/services/mail/list.ts'
import { inputOf, shape } from './shape.ts'
import type { MailRow } from './table.tsx'

/** The list of mails as a file: to whom and about what, never what they said. */
export const mailsFile: ExportOf<MailRow> = {
  file: 'mails',
  query: listMails,
  verb: exportMails,
  columns: [
    { id: 'id', label: 'Id', value: ({ id }) => id, always: true },
    { id: 'subject', label: 'Subject', value: ({ subject }) => subject, always: true },
    { id: 'recipient', label: 'To', value: ({ recipient }) => recipient },
    { id: 'kind', label: 'Kind', value: ({ kind }) => kind },
    { id: 'status', label: 'Status', value: ({ status }) => status },
    { id: 'createdAt', label: 'Written', value: ({ createdAt }) => createdAt },
  ],
  wanted: listWanted(shape, (state) => ({ input: inputOf(state) })),
}
