'use client'
import { Languages } from 'lucide-react'
import { useKit, useReader } from '#kit'
import { Menu } from '../ui/menu.tsx'
import { type ConsoleLanguage, consoleLanguages } from '../words/language.ts'
import { languageCookie } from '../words/language-cookie.ts'

/** What a language calls itself: whoever looks for theirs can read no other. */
const names: Record<ConsoleLanguage, string> = { en: 'English', de: 'Deutsch' }
const yearInSeconds = 31_536_000

/** The language of the console, for this page and the next ones; who set it for their account is led there. */
export function LanguageMenu() {
  const t = useKit()
  const { language, settledAt } = useReader()
  const choose = (next: ConsoleLanguage) => {
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is absent on plain http, where development happens
    document.cookie = `${languageCookie}=${next}; path=/; max-age=${yearInSeconds}; samesite=lax`
    location.reload()
  }
  return (
    <Menu
      align="end"
      side="top"
      entries={
        settledAt === undefined
          ? consoleLanguages.map((each) => ({
              kind: 'choice',
              label: names[each],
              chosen: each === language,
              onSelect: () => choose(each),
            }))
          : [
              { kind: 'label', label: t('languageSettled', { language: names[language] }) },
              { kind: 'link', label: t('languageAtAccount'), href: settledAt },
            ]
      }
      trigger={
        <button type="button" className="button button-quiet button-icon button-sm" aria-label={t('language')}>
          <Languages className="icon" aria-hidden="true" />
        </button>
      }
    />
  )
}
