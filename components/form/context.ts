'use client'
import { createContext, useContext } from 'react'
import type { FormResult } from './result.ts'

/** What the last answer says, for the fields inside the form. */
export const FormContext = createContext<{ result: FormResult | undefined; pending: boolean }>({
  result: undefined,
  pending: false,
})

/** What a field shows: what was typed, else the stored value, and what is wrong with it. */
export function useField(name: string, stored?: string): { value: string | undefined; error: string | undefined } {
  const { result } = useContext(FormContext)
  return { value: result?.values?.[name] ?? stored, error: result?.fields?.[name] }
}
