'use client'
import { Dialog } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react'
import { useKit } from '#kit'
import { NavGlyph } from '../shell/nav-icon.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Marked } from './marked.tsx'
import { rank } from './rank.ts'
import type { Found, PaletteEntry, PaletteProps, PaletteSource } from './types.ts'
import { useFound } from './use-found.ts'

type Props = PaletteProps & { open: boolean; onOpenChange: (open: boolean) => void; onHelp: () => void }

/** Goes anywhere and starts anything by its name: pages, actions and people (`⌘K`). Every result is a link. */
export function Palette({ actions, pages, sources, open, onOpenChange, onHelp }: Props) {
  const t = useKit()
  const [typed, setTyped] = useState('')
  const { results, state } = useFound(sources, open ? typed : '')
  return (
    <Dialog.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpen) => {
        if (!isOpen) setTyped('')
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Viewport className="palette-place">
          <Dialog.Popup className="palette" aria-label={t('palette.open')}>
            <Command
              label={t('palette.search')}
              loop={true}
              filter={rank}
              onKeyDownCapture={inNewTab}
              onClickCapture={inNewTab}
            >
              <div className="palette-input">
                <Search className="icon" aria-hidden="true" />
                <Command.Input
                  value={typed}
                  onValueChange={setTyped}
                  maxLength={100}
                  placeholder={t('palette.search')}
                />
                <Dialog.Close className="kbd-button" aria-label={t('close')}>
                  <kbd>esc</kbd>
                </Dialog.Close>
              </div>
              <Command.List className="palette-list" label={t('palette.results')}>
                {state === 'looking' ? (
                  <Command.Loading className="palette-note">{t('palette.looking')}</Command.Loading>
                ) : null}
                {state === 'failed' ? (
                  <div className="palette-note" role="alert">
                    {t('palette.failed')}
                  </div>
                ) : null}
                <Command.Empty className="palette-note">
                  {state === 'looking' ? '' : t('palette.none', { text: typed })}
                </Command.Empty>
                <Entries heading={t('palette.actions')} entries={actions} typed={typed} />
                {results.map(({ source, found }) => (
                  <Results key={source.label} source={source} found={found} typed={typed} />
                ))}
                <Entries heading={t('palette.pages')} entries={pages} typed={typed} />
              </Command.List>
              <div className="palette-foot">
                <span>
                  <kbd>↑</kbd>
                  <kbd>↓</kbd> {t('palette.move')}
                </span>
                <span>
                  <kbd>↵</kbd> {t('palette.go')}
                </span>
                <span className="only-wide">
                  <kbd>⌘</kbd>
                  <kbd>↵</kbd> {t('palette.newTab')}
                </span>
                <button type="button" className="push kbd-button" onClick={onHelp}>
                  <kbd>?</kbd> {t('palette.all')}
                </button>
              </div>
            </Command>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type EntriesProps = { heading: string; entries: readonly PaletteEntry[]; typed: string }

function Entries({ heading, entries, typed }: EntriesProps) {
  if (entries.length === 0) return null
  return (
    <Command.Group heading={heading}>
      {entries.map((entry) => (
        <Item
          key={entry.href + entry.label}
          value={`${heading} ${entry.label}`}
          keywords={[entry.label, ...(entry.synonyms ?? [])]}
          href={entry.href}
        >
          <NavGlyph icon={entry.icon} />
          <Marked label={entry.label} typed={typed} />
          {entry.hint === undefined && entry.shortcut === undefined ? null : (
            <span className="hint">
              {entry.hint}
              {entry.shortcut === undefined ? null : (
                <span className="only-wide">
                  <kbd>g</kbd> <kbd>{entry.shortcut}</kbd>
                </span>
              )}
            </span>
          )}
        </Item>
      ))}
    </Command.Group>
  )
}

type ResultsProps = { source: PaletteSource; found: readonly Found[]; typed: string }

/** What the server found: already filtered there, so that each stays whatever the letters are. */
function Results({ source, found, typed }: ResultsProps) {
  return (
    <Command.Group heading={source.label} forceMount={true}>
      {found.map(({ id, label, hint }) => (
        <Item
          key={id}
          value={`${source.label} ${id}`}
          keywords={[typed, label]}
          href={source.href.replace('{id}', encodeURIComponent(id))}
          isFound={true}
        >
          {source.icon === 'people' ? <Avatar name={label} /> : <NavGlyph icon={source.icon} />}
          <Marked label={label} typed={typed} />
          {hint ? <span className="hint truncate">{hint}</span> : null}
        </Item>
      ))}
    </Command.Group>
  )
}

type ItemProps = {
  value: string
  keywords: string[]
  href: string
  isFound?: boolean
  children: ReactNode
}

function Item({ value, keywords, href, isFound = false, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      keywords={keywords}
      forceMount={isFound}
      className="palette-item"
      data-href={href}
      onSelect={() => location.assign(href)}
    >
      {children}
    </Command.Item>
  )
}

/** With ⌘ or Ctrl a result opens in a new tab, as any link does; cmdk alone would not tell it from a plain choice. */
function inNewTab(event: KeyboardEvent<HTMLElement> | MouseEvent<HTMLElement>): void {
  if (!(event.metaKey || event.ctrlKey)) return
  const isKey = 'key' in event
  if (isKey && event.key !== 'Enter') return
  const item = isKey
    ? event.currentTarget.querySelector<HTMLElement>('[data-href][data-selected="true"]')
    : event.target instanceof Element
      ? event.target.closest<HTMLElement>('[data-href]')
      : null
  if (item?.dataset.href === undefined) return
  event.preventDefault()
  event.stopPropagation()
  open(item.dataset.href, '_blank', 'noopener')
}
