import { clsx } from 'clsx'
import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react'

type InputProps = InputHTMLAttributes<HTMLInputElement> & { large?: boolean; mono?: boolean }

export function Input({ large = false, mono = false, className, ...rest }: InputProps) {
  return <input {...rest} className={clsx('input', large && 'input-lg', mono && 'mono', className)} />
}

type TextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { mono?: boolean }

export function Textarea({ mono = false, className, ...rest }: TextareaProps) {
  return <textarea {...rest} className={clsx('input textarea', mono && 'mono', className)} />
}
