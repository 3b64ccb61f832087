'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Activity } from './types.ts'

const everyMs = 3_000
/** An event has the time of its request, and is there when that is done: so what is new may be this much older than the newest. */
const overlapMs = 15_000
const most = 200

/** Asks for what is newer than what was seen, every three seconds while the page is in sight, until told to pause. */
export function useTail(src: string, seen: readonly Activity[], now: Date) {
  const [events, setEvents] = useState<readonly Activity[]>([])
  const [isOn, setOn] = useState(false)
  const [isLost, setLost] = useState(false)
  const [at, setAt] = useState(now)
  const known = useRef<Set<string>>(undefined)
  known.current ??= new Set(seen.map(({ id }) => id))
  const since = useRef(now)

  const ask = useCallback(
    async (signal: AbortSignal) => {
      const from = new Date(since.current.getTime() - overlapMs).toISOString()
      const answer = await answerOf(`${src}&${new URLSearchParams({ since: from })}`, signal)
      if (signal.aborted) return
      setLost(answer === undefined)
      if (answer === undefined) return
      since.current = answer.at
      setAt(answer.at)
      const fresh = answer.rows.filter(({ id }) => known.current?.has(id) === false)
      for (const { id } of fresh) known.current?.add(id)
      if (fresh.length > 0) setEvents((before) => [...fresh.toReversed(), ...before].slice(0, most))
    },
    [src],
  )

  useEffect(() => {
    if (!isOn) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const round = async () => {
      if (document.visibilityState === 'visible') await ask(stop.signal)
      if (!stop.signal.aborted) timer = setTimeout(round, everyMs)
    }
    void round()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [isOn, ask])

  return { events, isOn, isLost, at, toggle: () => setOn((on) => !on) }
}

type Answer = { at: Date; rows: Activity[] }

async function answerOf(url: string, signal: AbortSignal): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, { signal, headers: { accept: 'application/json' } })
    if (!response.ok) return undefined
    const { at, rows } = (await response.json()) as { at: string; rows: (Omit<Activity, 'at'> & { at: string })[] }
    return { at: new Date(at), rows: rows.map((row) => ({ ...row, at: new Date(row.at) })) }
  } catch {
    return undefined
  }
}
