import type { ReactNode } from 'react'
import type { AccountForm } from './views.ts'

type ItemFormProps = {
  form: AccountForm
  /** Which of several things it is about. */
  item?: string
  /** What the button is called where its text alone does not say which. */
  label?: string
  danger?: boolean
  quiet?: boolean
  children: ReactNode
}

/** A form of one button beside what it is about. */
export function ItemForm({ form, item, label, danger = false, quiet = false, children }: ItemFormProps) {
  const kind = danger ? ' button-danger-quiet' : quiet ? ' button-quiet' : ''
  return (
    <form method="post" action={form.action}>
      <input type="hidden" name="csrf" value={form.csrf} />
      {item === undefined ? null : <input type="hidden" name="item" value={item} />}
      <button type="submit" className={`button button-sm${kind}`} aria-label={label}>
        {children}
      </button>
    </form>
  )
}
