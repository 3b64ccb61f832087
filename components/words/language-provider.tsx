'use client'
import type { ReactNode } from 'react'
import type { ConsoleLanguage } from './language.ts'
import { LanguageContext } from './use-kit.ts'

/** Tells the components of the browser which language the document is written in. */
export const LanguageProvider = ({ language, children }: { language: ConsoleLanguage; children: ReactNode }) => (
  <LanguageContext value={language}>{children}</LanguageContext>
)
