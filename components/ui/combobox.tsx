'use client'
import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronDown, X } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useKit } from '#kit'
import type { Kit } from '../words/kit.ts'
import { ComboboxChips } from './combobox-chips.tsx'
import { Input } from './input.tsx'
import { type Picked, type PickRow, usePick } from './use-pick.ts'

export type ComboboxProps = {
  /** The field that is sent: the chosen id; with `multiple` one field for each, so end it in `[]`. */
  name: string
  /** Where the choices come from: `/admin/acme/pick/users?environment=production`. */
  src: string
  /** From `Field`: its label, hint and error are read with it. */
  id: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
  multiple?: boolean
  /** What is chosen already. */
  chosen?: readonly PickRow[]
  placeholder?: string
  /** What to type without scripts: `An id: usr_…`. */
  idHint?: string
  onChosen?: (rows: readonly PickRow[]) => void
}

const never = () => () => undefined

/**
 * Chooses one or some of many: 20 are loaded at a time, found by what is typed (UX-C12). Without scripts it is a text field
 * that takes an id. Stands inside a `Field`.
 */
export function Combobox(props: ComboboxProps) {
  const t = useKit()
  const { name, chosen = [], idHint, multiple = false } = props
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const { id, 'aria-describedby': described, 'aria-invalid': invalid } = props
  if (scripted) return <Live {...props} />
  const shown = multiple ? [...chosen, undefined] : [chosen[0]]
  return shown.map((row, i) => (
    <Input
      key={row?.id ?? ''}
      id={i === 0 ? id : undefined}
      name={name}
      defaultValue={row?.id}
      placeholder={idHint ?? t('combobox.id')}
      aria-describedby={described}
      aria-invalid={invalid}
    />
  ))
}

function Live({ name, src, multiple = false, chosen = [], placeholder, onChosen, ...control }: ComboboxProps) {
  const t = useKit()
  const [values, setValues] = useState(chosen)
  const { picked, ask } = usePick(src)
  const choose = (next: readonly PickRow[]) => {
    setValues(next)
    onChosen?.(next)
  }
  const root = {
    items: picked.rows,
    filter: null,
    itemToStringLabel: (row: PickRow) => row.label,
    isItemEqualToValue: (item: PickRow, value: PickRow) => item.id === value.id,
    // Typing opens it too, and has asked already: for what was typed.
    onOpenChange: (open: boolean, { reason }: { reason: string }) =>
      open && reason !== 'input-change' ? ask('', true) : undefined,
    onInputValueChange: (text: string, { reason }: { reason: string }) =>
      reason === 'input-change' || reason === 'input-clear' ? ask(text) : undefined,
  }
  const input = (
    <Base.Input {...control} className="input combobox-input" placeholder={placeholder} autoComplete="off" />
  )
  const inside = (
    <>
      {values.map(({ id }) => (
        <input key={id} type="hidden" name={name} value={id} />
      ))}
      <Base.InputGroup className="combobox">
        {multiple ? <ComboboxChips values={values}>{input}</ComboboxChips> : input}
        <span className="combobox-buttons">
          {multiple ? null : (
            <Base.Clear className="copy" aria-label={t('combobox.clear')}>
              <X className="icon" aria-hidden="true" />
            </Base.Clear>
          )}
          <Base.Trigger className="copy" aria-label={t('combobox.show')}>
            <ChevronDown className="icon" aria-hidden="true" />
          </Base.Trigger>
        </span>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner className="menu-positioner" sideOffset={4}>
          <Base.Popup className="menu combobox-menu" aria-busy={picked.state === 'searching'}>
            <Base.Status className="combobox-status">{statusOf(picked, t)}</Base.Status>
            <Base.List>
              {(row: PickRow) => (
                <Base.Item key={row.id} value={row} className="menu-item combobox-item">
                  <span className="grow">
                    <span className="truncate">{row.label}</span>
                    {row.hint === '' ? null : <span className="combobox-hint truncate">{row.hint}</span>}
                  </span>
                  <Base.ItemIndicator>
                    <Check className="icon" aria-hidden="true" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </>
  )
  return multiple ? (
    <Base.Root {...root} multiple={true} value={[...values]} onValueChange={choose}>
      {inside}
    </Base.Root>
  ) : (
    <Base.Root {...root} value={values[0] ?? null} onValueChange={(row) => choose(row === null ? [] : [row])}>
      {inside}
    </Base.Root>
  )
}

/** What the list says of itself, for eyes and for readers. */
function statusOf({ state, rows, problem }: Picked, t: Kit): string | null {
  if (state === 'searching') return t('combobox.searching')
  if (state === 'failed') return problem === '' ? t('combobox.lost') : problem
  return state === 'done' && rows.length === 0 ? t('combobox.none') : null
}
