'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useKit } from '#kit'
import type { PaletteEntry } from './types.ts'

type ShortcutsProps = { open: boolean; onOpenChange: (open: boolean) => void; pages: readonly PaletteEntry[] }

/** Every shortcut of the portal in one list (`?`). */
export function Shortcuts({ open, onOpenChange, pages }: ShortcutsProps) {
  const t = useKit()
  const going = pages.filter(({ shortcut }) => shortcut !== undefined)
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Viewport className="dialog-place">
          <Dialog.Popup className="dialog">
            <div className="dialog-body">
              <Dialog.Title>{t('palette.shortcuts')}</Dialog.Title>
              <dl className="shortcuts">
                <Row words={t('palette.search')} keys={['⌘', 'K']} or={['Ctrl', 'K']} />
                <Row words={t('palette.searchList')} keys={['/']} />
                <Row words={t('palette.show')} keys={['?']} />
                {going.map(({ label, shortcut }) => (
                  <Row key={label} words={t('palette.goTo', { page: label })} keys={['g', shortcut ?? '']} />
                ))}
              </dl>
            </div>
            <div className="dialog-foot">
              <Dialog.Close className="button">{t('close')}</Dialog.Close>
            </div>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Row({ words, keys, or }: { words: string; keys: readonly string[]; or?: readonly string[] }) {
  const t = useKit()
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        <Keys keys={keys} />
        {or === undefined ? null : (
          <>
            {` ${t('palette.or')} `}
            <Keys keys={or} />
          </>
        )}
      </dd>
    </div>
  )
}

const Keys = ({ keys }: { keys: readonly string[] }) =>
  keys.map((key) => (
    <kbd key={key} className="me-1">
      {key}
    </kbd>
  ))
