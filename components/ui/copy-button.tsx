'use client'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useKit } from '#kit'

const saidForMs = 2_000

type CopyButtonProps = {
  text: string
  /** What is copied: `client id`, the id itself, `.env.local`. */
  what: string
  /** With words beside the icon, as in the head of a code block. */
  labelled?: boolean
}

/** Copies, and says so where it was asked and to screen readers. */
export function CopyButton({ text, what, labelled = false }: CopyButtonProps) {
  const t = useKit()
  const [copied, setCopied] = useState<boolean>()
  useEffect(() => {
    if (copied === undefined) return
    const timer = setTimeout(() => setCopied(undefined), saidForMs)
    return () => clearTimeout(timer)
  }, [copied])
  const said = copied === undefined ? '' : copied ? t('copy.done') : t('copy.failed')
  const Icon = copied ? Check : Copy
  return (
    <>
      <button
        type="button"
        className={labelled ? 'button button-quiet button-sm' : 'copy'}
        aria-label={labelled ? undefined : t('copy.it', { what })}
        onClick={async () => setCopied(await copy(text))}
      >
        <Icon className="icon" aria-hidden="true" />
        {labelled ? (copied ? t('copy.done') : t('copy.button')) : null}
        {labelled ? <span className="sr-only"> {what}</span> : null}
      </button>
      <span className="sr-only" role="status">
        {said}
      </span>
    </>
  )
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
