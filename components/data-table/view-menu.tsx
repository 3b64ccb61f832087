'use client'
import { useKit } from '#kit'
import { ActionForm } from '../form/action-form.tsx'
import { CheckField, TextField } from '../form/fields.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { Dropdown } from '../ui/dropdown.tsx'
import { isNarrowed } from './list-at.ts'
import { currentView, type SavedView, viewQuery } from './saved-view.ts'
import type { ListView } from './types.ts'

/** Saves how the list stands as a view, or renames and deletes the view that it shows. Absent where the visitor may do neither. */
export function ViewMenu({ list }: { list: ListView }) {
  const t = useKit()
  const { rows = [], actions } = list.views ?? {}
  if (actions === undefined) return null
  const current = currentView(list, rows)
  if (current !== undefined) return <Change key={current.id} view={current} actions={actions} />
  if (!isNarrowed(list) && list.state.sort === list.shape.sort) return null
  return (
    <Dropdown look="button button-quiet" label={t('view.save')}>
      <div className="filter-form">
        <ActionForm action={actions.save} labels={{ name: t('view.name') }}>
          <input type="hidden" name="list" value={list.shape.key} />
          <input type="hidden" name="query:text" value={viewQuery(list)} />
          <TextField name="name" label={t('view.name')} maxLength={60} />
          <CheckField name="shared:flag" label={t('view.shared')} hint={t('view.sharedHint')} />
          <SubmitButton variant="secondary">{t('view.save')}</SubmitButton>
        </ActionForm>
      </div>
    </Dropdown>
  )
}

type ChangeProps = { view: SavedView; actions: NonNullable<NonNullable<ListView['views']>['actions']> }

function Change({ view, actions }: ChangeProps) {
  const t = useKit()
  return (
    <Dropdown look="button button-quiet" label={t('view.edit')}>
      <div className="filter-form">
        <p className="muted small">{view.shared ? t('view.everyone') : t('view.own')}</p>
        <ActionForm action={actions.rename} labels={{ name: t('view.name') }}>
          <input type="hidden" name="id" value={view.id} />
          <TextField name="name" label={t('view.name')} value={view.name} maxLength={60} />
          <SubmitButton variant="secondary">{t('view.rename')}</SubmitButton>
        </ActionForm>
        <ActionForm action={actions.remove} labels={{}}>
          <input type="hidden" name="id" value={view.id} />
          <SubmitButton variant="secondary" pendingLabel={t('deleting')}>
            {t('view.delete')}
          </SubmitButton>
        </ActionForm>
      </div>
    </Dropdown>
  )
}
