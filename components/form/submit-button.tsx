'use client'
import { type ReactNode, useContext } from 'react'
import { useKit } from '#kit'
import { Button } from '../ui/button.tsx'
import { FormContext } from './context.ts'

type SubmitButtonProps = {
  children: ReactNode
  /** While it is sent: `Creating…` */
  pendingLabel?: string
  variant?: 'primary' | 'secondary' | 'danger'
  size?: 'md' | 'lg'
}

/** Sends its form once: while an answer is awaited it says so and does nothing (UX-H12). */
export function SubmitButton({ children, pendingLabel, variant = 'primary', size }: SubmitButtonProps) {
  const t = useKit()
  const { pending } = useContext(FormContext)
  return (
    <Button
      type="submit"
      variant={variant}
      size={size}
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
    >
      {pending ? (pendingLabel ?? t('form.saving')) : children}
    </Button>
  )
}
