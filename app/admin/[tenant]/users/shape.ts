import { words } from '#app/messages/words.ts'
import type { FilterValue } from '#components/data-table/filter-field.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'

const t = words('users')

const factors = ['passkey', 'totp', 'recovery_code', 'password', 'none'] as const

/** The list of people: what can be sorted, filtered, shown and exported. */
export const shape = (): ListShape => ({
  key: 'users',
  sort: '-created',
  columns: [
    { id: 'displayName', label: t('column.displayName'), sort: 'name', key: true },
    { id: 'email', label: t('column.email'), sort: 'email' },
    { id: 'status', label: t('column.status') },
    { id: 'factors', label: t('column.mfa') },
    { id: 'roles', label: t('column.roles') },
    { id: 'lastSignInAt', label: t('column.lastSignInAt'), sort: 'signIn' },
    { id: 'createdAt', label: t('column.createdAt'), sort: 'created' },
    { id: 'externalId', label: t('column.externalId'), hidden: true },
    { id: 'id', label: t('column.id'), hidden: true },
  ],
  filters: [
    {
      ...{ kind: 'choice', name: 'status', label: t('filter.status') },
      options: (['active', 'suspended', 'deleting'] as const).map((value) => ({ value, label: t(`state.${value}`) })),
    },
    {
      ...{ kind: 'choice', name: 'verified', label: t('filter.verified') },
      options: [
        { value: 'yes', label: t('state.verified') },
        { value: 'no', label: t('state.notVerified') },
      ],
    },
    {
      ...{ kind: 'choice', name: 'factors', label: t('filter.factors'), multiple: true },
      options: factors.map((value) => ({ value, label: t(`factor.${value}`) })),
    },
    { kind: 'within', name: 'signedIn', label: t('filter.signedIn'), never: true },
    {
      ...{ kind: 'pick', name: 'role', label: t('filter.role'), pick: 'roles' },
      operators: (['any', 'direct', 'inherited'] as const).map((value) => ({ value, label: t(`operator.${value}`) })),
    },
    { kind: 'pick', name: 'group', label: t('filter.group'), pick: 'groups' },
    { kind: 'attribute', name: 'attribute', label: t('filter.attribute') },
  ],
})

/** Where people are listed: by their directory, or by an environment that uses it. */
type Whose = { directory: string } | { environment: string }

/** The state of the list as the input of its query. */
export const inputOf = (whose: Whose, { search, filters }: ListState) => ({
  ...whose,
  search,
  status: filters.status?.values[0],
  verified: filters.verified?.values[0],
  factors: filters.factors?.values,
  signedIn: filters.signedIn === undefined ? undefined : signedIn(filters.signedIn),
  ...(filters.role === undefined ? {} : { role: filters.role.values[0], roleWay: filters.role.op }),
  group: filters.group?.values[0],
  attribute: attribute(filters.attribute),
})

function signedIn({ op, values: [first = '', second = ''] }: FilterValue) {
  if (op === 'never') return { never: true }
  if (op === 'between') return { ...(first === '' ? {} : { from: first }), ...(second === '' ? {} : { to: second }) }
  const orNever = op.endsWith('OrNever') ? { orNever: true } : {}
  return op.startsWith('beyond') ? { beyond: first, ...orNever } : { within: first, ...orNever }
}

function attribute(filter: FilterValue | undefined) {
  const [name, value] = filter?.values ?? []
  return name === undefined ? undefined : { name, ...(value === undefined ? {} : { value }) }
}
