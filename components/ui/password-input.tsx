'use client'
import { Eye, EyeOff } from 'lucide-react'
import { type InputHTMLAttributes, useId, useState } from 'react'
import { useKit } from '#kit'
import { Input } from './input.tsx'

type PasswordInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { large?: boolean }

/** A password with a button that shows it (UX-H10): its name says what it will do, a live region what it did. */
export function PasswordInput({ id, ...rest }: PasswordInputProps) {
  const t = useKit()
  const made = useId()
  const [shown, setShown] = useState<boolean>()
  const field = id ?? made
  const visible = shown === true
  return (
    <div className="input-group">
      <Input {...rest} id={field} type={visible ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} />
      <span className="trailing">
        <button
          type="button"
          className="button button-quiet button-icon button-sm"
          aria-controls={field}
          aria-label={visible ? t('password.hide') : t('password.show')}
          onClick={() => setShown(!visible)}
        >
          {visible ? <EyeOff className="icon" aria-hidden="true" /> : <Eye className="icon" aria-hidden="true" />}
        </button>
      </span>
      <span className="sr-only" role="status">
        {shown === undefined ? '' : visible ? t('password.visible') : t('password.hidden')}
      </span>
    </div>
  )
}
