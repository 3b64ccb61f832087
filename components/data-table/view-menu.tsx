'use client'
import { ActionForm } from '../form/action-form.tsx'
import { CheckField, TextField } from '../form/fields.tsx'
import { SubmitButton } from '../form/submit-button.tsx'
import { Dropdown } from '../ui/dropdown.tsx'
import { isNarrowed } from './list-at.ts'
import { currentView, type SavedView, viewQuery } from './saved-view.ts'
import type { ListView } from './types.ts'

/** Saves how the list stands as a view, or renames and deletes the view that it shows. Absent where the visitor may do neither. */
export function ViewMenu({ list }: { list: ListView }) {
  const { rows = [], actions } = list.views ?? {}
  if (actions === undefined) return null
  const current = currentView(list, rows)
  if (current !== undefined) return <Change key={current.id} view={current} actions={actions} />
  if (!isNarrowed(list) && list.state.sort === list.shape.sort) return null
  return (
    <Dropdown look="button button-quiet" label="Save view">
      <div className="filter-form">
        <ActionForm action={actions.save} labels={labels}>
          <input type="hidden" name="list" value={list.shape.key} />
          <input type="hidden" name="query:text" value={viewQuery(list)} />
          <TextField name="name" label="Name of the view" maxLength={60} />
          <CheckField name="shared:flag" label="For everyone" hint="Else only you see it." />
          <SubmitButton variant="secondary">Save view</SubmitButton>
        </ActionForm>
      </div>
    </Dropdown>
  )
}

const labels = { name: 'Name of the view' }

type ChangeProps = { view: SavedView; actions: NonNullable<NonNullable<ListView['views']>['actions']> }

function Change({ view, actions }: ChangeProps) {
  return (
    <Dropdown look="button button-quiet" label="Edit view">
      <div className="filter-form">
        <p className="muted small">{view.shared ? 'Everyone sees this view.' : 'Only you see this view.'}</p>
        <ActionForm action={actions.rename} labels={labels}>
          <input type="hidden" name="id" value={view.id} />
          <TextField name="name" label="Name of the view" value={view.name} maxLength={60} />
          <SubmitButton variant="secondary">Rename view</SubmitButton>
        </ActionForm>
        <ActionForm action={actions.remove} labels={{}}>
          <input type="hidden" name="id" value={view.id} />
          <SubmitButton variant="secondary" pendingLabel="Deleting…">
            Delete view
          </SubmitButton>
        </ActionForm>
      </div>
    </Dropdown>
  )
}
