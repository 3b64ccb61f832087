import { wordsIn } from '#app/messages/words.ts'
import { listWanted } from '#components/data-table/list-wanted.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportUsers } from '#lib/services/users/export.ts'
import { listUsers } from '#lib/services/users/list.ts'
import { inputOf, shape } from './shape.ts'
import type { UserRow } from './table.tsx'

/** A file's headings are the same whoever asks for it: programs read it. */
const t = wordsIn('en', 'users')

/** The people of an environment's directory as a file: of what is stored, no more than the list may show. */
export const usersFile: ExportOf<UserRow> = {
  file: 'users',
  query: listUsers,
  verb: exportUsers,
  columns: [
    { id: 'id', label: t('column.id'), value: ({ id }) => id, always: true },
    { id: 'displayName', label: t('column.displayName'), value: ({ displayName }) => displayName, always: true },
    { id: 'email', label: t('column.email'), value: ({ email }) => email },
    { id: 'email', label: t('column.verified'), value: ({ verified }) => verified },
    { id: 'status', label: t('column.status'), value: ({ status }) => status },
    { id: 'factors', label: t('column.factors'), value: ({ factors }) => factors.join(' ') },
    { id: 'roles', label: t('column.roles'), value: ({ roles }) => roles.join(', ') },
    { id: 'lastSignInAt', label: t('column.lastSignInAt'), value: ({ lastSignInAt }) => lastSignInAt },
    { id: 'createdAt', label: t('column.createdAt'), value: ({ createdAt }) => createdAt },
    { id: 'externalId', label: t('column.externalId'), value: ({ externalId }) => externalId },
  ],
  wanted: listWanted(shape, (state, environment) => ({
    input: inputOf({ environment }, state),
    where: { environment },
  })),
}
