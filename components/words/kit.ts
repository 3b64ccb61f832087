import { createTranslator } from 'use-intl/core'
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import type { ConsoleLanguage } from './language.ts'

/** Says a sentence of the kit, by key and values. */
export type Kit = ReturnType<typeof make>

/** The name of a word that takes no values, or of one whose values are elsewhere. */
export type KitWord = Parameters<Kit>[0]

const make = (locale: ConsoleLanguage, messages: typeof en) => createTranslator({ locale, messages })

/** The kit's own words in each language. Both are small, and the browser keeps them with the scripts. */
export const kits: Record<ConsoleLanguage, Kit> = { en: make('en', en), de: make('de', de) }
