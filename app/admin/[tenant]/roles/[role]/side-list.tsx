'use client'
import { Lock, Search } from 'lucide-react'
import { useState } from 'react'
import { useLanguage } from '#kit'

type Entry = { id: string; name: string; given: number; href: string; current: boolean }

type SideListProps = {
  builtIn: readonly Entry[]
  own: readonly Entry[]
  createHref: string | undefined
  words: {
    title: string
    new: string
    search: string
    placeholder: string
    builtIn: string
    yours: string
    none: string
  }
}

/** Every role at the side of one, found as one types. Narrow screens have the list as a page of its own. */
export function SideList({ builtIn, own, createHref, words }: SideListProps) {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = (entries: readonly Entry[]) => entries.filter(({ name }) => name.toLowerCase().includes(wanted))
  const isNone = found(builtIn).length + found(own).length === 0
  return (
    <aside className="side-list only-wide" aria-label={words.title}>
      <div className="row row-between">
        <h2>{words.title}</h2>
        {createHref === undefined ? null : (
          <a className="button button-sm" href={createHref}>
            {words.new}
          </a>
        )}
      </div>
      <div className="input-group">
        <Search className="icon" aria-hidden="true" />
        <input
          className="input"
          type="search"
          aria-label={words.search}
          placeholder={words.placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Part title={words.builtIn} entries={found(builtIn)} locked={true} />
      <Part title={words.yours} entries={found(own)} locked={false} />
      {isNone ? <p className="muted small">{words.none}</p> : null}
    </aside>
  )
}

function Part({ title, entries, locked }: { title: string; entries: readonly Entry[]; locked: boolean }) {
  const language = useLanguage()
  if (entries.length === 0) return null
  return (
    <nav aria-label={title}>
      <h3>{title}</h3>
      {entries.map(({ id, name, given, href, current }) => (
        <a key={id} className="nav-item" href={href} aria-current={current ? 'page' : undefined}>
          <span className="truncate">{name}</span>
          {locked ? <Lock className="icon icon-sm" aria-hidden="true" /> : null}
          <span className="count">{given.toLocaleString(language)}</span>
        </a>
      ))}
    </nav>
  )
}
