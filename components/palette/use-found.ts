'use client'
import { useEffect, useState } from 'react'
import type { Found, PaletteSource } from './types.ts'

export type FoundIn = { source: PaletteSource; found: readonly Found[] }
type Answer = { results: readonly FoundIn[]; state: 'idle' | 'looking' | 'failed' | 'done' }

const debounceMs = 250
const idle: Answer = { results: [], state: 'idle' }

/** What the sources find for a text, a quarter of a second after the last letter; older answers never replace newer ones. */
export function useFound(sources: readonly PaletteSource[], text: string): Answer {
  const [answer, setAnswer] = useState<Answer>(idle)
  const query = text.trim()
  useEffect(() => {
    if (query.length < 2 || sources.length === 0) {
      setAnswer(idle)
      return
    }
    const abort = new AbortController()
    setAnswer((before) => ({ ...before, state: 'looking' }))
    const timer = setTimeout(() => {
      Promise.all(sources.map((source) => lookIn(source, query, abort.signal))).then(
        (results) => setAnswer({ results: results.filter(({ found }) => found.length > 0), state: 'done' }),
        () => {
          if (!abort.signal.aborted) setAnswer({ results: [], state: 'failed' })
        },
      )
    }, debounceMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [sources, query])
  return answer
}

async function lookIn(source: PaletteSource, query: string, signal: AbortSignal): Promise<FoundIn> {
  const url = `${source.url}${source.url.includes('?') ? '&' : '?'}${new URLSearchParams({ q: query })}`
  const response = await fetch(url, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`${response.status}`)
  const { rows } = (await response.json()) as { rows: Found[] }
  return { source, found: rows.slice(0, 5) }
}
