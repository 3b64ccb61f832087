'use client'
import { useEffect } from 'react'

/** An answer in the fragment never reaches the server: the browser carries it here, and this moves it to where it is read. */
export function FromFragment() {
  useEffect(() => {
    const { hash, pathname } = window.location
    if (hash.length > 1) window.location.replace(`${pathname}?${hash.slice(1)}`)
  }, [])
  return null
}
