/** What a key press means to the portal, besides what the focused element makes of it. */
export type KeyMeaning = 'palette' | 'help' | 'search' | 'go' | { go: string } | undefined

type Press = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>

/**
 * Reads one key press. `isTyping`: the focus is in a field, where only the palette's own keys count. `afterG`: the press
 * before was a `g`, so that this one names a section.
 */
export function meaningOf({ key, metaKey, ctrlKey, altKey }: Press, isTyping: boolean, afterG: boolean): KeyMeaning {
  if ((metaKey || ctrlKey) && !altKey && key.toLowerCase() === 'k') return 'palette'
  if (isTyping || metaKey || ctrlKey || altKey) return undefined
  if (afterG && /^[a-z]$/.test(key)) return { go: key }
  if (key === '?') return 'help'
  if (key === '/') return 'search'
  return key === 'g' ? 'go' : undefined
}

/** Whether keys that are pressed there are typed into something. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], [role="menu"]') !== null
  )
}
