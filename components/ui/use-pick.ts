'use client'
import { useCallback, useEffect, useRef, useState } from 'react'

/** A choice: what is sent, what is shown, and what tells it from others of that name. */
export type PickRow = { id: string; label: string; hint: string }

/** `problem`: what the server said of a failure; empty where it said nothing. */
export type Picked = { rows: readonly PickRow[]; state: 'idle' | 'searching' | 'done' | 'failed'; problem: string }

const debounceMs = 250
const nothing: Picked = { rows: [], state: 'idle', problem: '' }

/**
 * Asks `src` for the choices that match what is typed: 250 ms after the last letter, the answer to the last question only.
 * `ask('', true)` asks at once.
 */
export function usePick(src: string): { picked: Picked; ask: (text: string, now?: boolean) => void } {
  const [picked, setPicked] = useState(nothing)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const ask = useCallback(
    (text: string, now = false) => {
      running.current?.abort()
      const question = new AbortController()
      running.current = question
      setPicked(({ rows }) => ({ rows, state: 'searching', problem: '' }))
      const timer = setTimeout(() => void load(), now ? 0 : debounceMs)
      question.signal.addEventListener('abort', () => clearTimeout(timer))
      async function load() {
        const answer = await answerOf(
          `${src}${src.includes('?') ? '&' : '?'}q=${encodeURIComponent(text)}`,
          question.signal,
        )
        if (!question.signal.aborted) setPicked(answer)
      }
    },
    [src],
  )
  return { picked, ask }
}

async function answerOf(url: string, signal: AbortSignal): Promise<Picked> {
  try {
    const response = await fetch(url, { signal, headers: { accept: 'application/json' } })
    const body = (await response.json()) as { rows?: PickRow[]; message?: string }
    if (response.ok && body.rows !== undefined) return { rows: body.rows, state: 'done', problem: '' }
    return { rows: [], state: 'failed', problem: body.message ?? '' }
  } catch {
    return { rows: [], state: 'failed', problem: '' }
  }
}
