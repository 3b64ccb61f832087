'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { useKit } from '#kit'
import { buttonClass } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { CopyButton } from './copy-button.tsx'

type SecretOnceProps = {
  /** `Client secret`, `Password`. */
  label: string
  secret: string
  /** What to do with it: a sentence, a snippet. */
  children?: ReactNode
  onward: { href: string; label: string }
  /** Why it is not shown again. */
  note?: string
}

/** A secret is seen once. Leaving before saying that it is kept asks again. */
export function SecretOnce({ label, secret, children, onward, note }: SecretOnceProps) {
  const t = useKit()
  const [saved, setSaved] = useState(false)
  useEffect(() => {
    if (saved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [saved])
  return (
    <section className="card" aria-label={label}>
      <div className="card-head">
        <h2>{label}</h2>
        <span className="push muted small">{note ?? t('secret.once')}</span>
      </div>
      <div className="card-body stack stack-4">
        <div className="secret">
          <code>{secret}</code>
          <CopyButton text={secret} what={label} labelled={true} />
        </div>
        {children}
      </div>
      <div className="card-foot wrap">
        <Checkbox label={t('secret.saved')} checked={saved} onChange={(event) => setSaved(event.target.checked)} />
        <a
          className={`${buttonClass({ variant: 'primary' })} push`}
          href={saved ? onward.href : undefined}
          aria-disabled={!saved}
          role={saved ? undefined : 'link'}
        >
          {onward.label}
        </a>
        <noscript>
          <a className="link" href={onward.href}>
            {onward.label}
          </a>
        </noscript>
      </div>
    </section>
  )
}
