'use client'
import { Check, Search } from 'lucide-react'
import { IntlProvider, useTranslations } from 'use-intl'
import { useLanguage } from '#kit'
import type { MatrixApi } from '#lib/services/roles/matrix.ts'
import { ActionForm } from '../form/action-form.tsx'
import { HiddenFields } from '../form/hidden-fields.tsx'
import type { FormAction } from '../form/result.ts'
import { MatrixBar } from './matrix-bar.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { useMatrix } from './use-matrix.ts'

export type MatrixProps = {
  name: string
  apis: readonly MatrixApi[]
  /** Absent where the visitor may only look. */
  action?: FormAction
  hidden: Readonly<Record<string, string>>
  affected: { people: number; clients: number }
  messages: NonNullable<Parameters<typeof IntlProvider>[0]['messages']>
}

/** What a role gives, as boxes to tick; nothing is saved before the Save bar is used. */
export function PermissionMatrix({ messages, ...props }: MatrixProps) {
  return (
    <IntlProvider locale={useLanguage()} messages={messages} timeZone="UTC">
      <Filled {...props} />
    </IntlProvider>
  )
}

function Filled({ name, apis, action, hidden, affected }: Omit<MatrixProps, 'messages'>) {
  const t = useTranslations('roles.matrix')
  const matrix = useMatrix(apis)
  const { filter, setFilter } = matrix
  const table = <MatrixTable name={name} matrix={matrix} locked={action === undefined} />
  return (
    <div>
      <div className="toolbar">
        <div className="input-group">
          <Search className="icon" aria-hidden="true" />
          <input
            className="input"
            type="search"
            aria-label={t('filter')}
            placeholder={t('filter')}
            maxLength={100}
            value={filter.text}
            onChange={(event) => setFilter({ ...filter, text: event.target.value })}
          />
        </div>
        <label className="check small items-center">
          <input
            className="checkbox m-0"
            type="checkbox"
            checked={filter.onlyGranted}
            onChange={(event) => setFilter({ ...filter, onlyGranted: event.target.checked })}
          />
          {t('onlyGranted')}
        </label>
        <Legend />
      </div>
      {action === undefined ? (
        table
      ) : (
        <ActionForm action={action} labels={{ granted: t('granted') }} className="stack stack-2">
          <HiddenFields fields={hidden} />
          {table}
          <MatrixBar matrix={matrix} affected={affected} />
        </ActionForm>
      )}
    </div>
  )
}

function Legend() {
  const t = useTranslations('roles.matrix')
  return (
    <span className="push row wrap small muted gap-x-4 gap-y-1" aria-hidden="true">
      <span className="row gap-1.5">
        <span className="granted-mark">
          <Check className="icon icon-sm" />
        </span>
        {t('granted')}
      </span>
      <span className="row gap-1.5">
        <span className="inherited">
          <Check className="icon icon-sm" />
        </span>
        {t('inherited')}
      </span>
      <span className="row gap-1.5">
        <span className="strong">–</span>
        {t('notOffered')}
      </span>
    </span>
  )
}
