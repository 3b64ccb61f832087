'use client'
import { type ReactNode, useEffect } from 'react'
import type { ConsoleLanguage } from './language.ts'
import { anyone, type Reader } from './reader.ts'
import { ReaderContext } from './use-kit.ts'
import { rememberZone } from './zone-cookie.ts'

type Props = { language: ConsoleLanguage; reader?: Reader; children: ReactNode }

/** Tells the components of the browser for whom the document is written, and the server in which zone the browser is. */
export function LanguageProvider({ language, reader = anyone, children }: Props) {
  useEffect(rememberZone, [])
  return <ReaderContext value={{ ...reader, language }}>{children}</ReaderContext>
}
