import type { Language } from './languages.ts'
import arAccount from './messages/ar/account.json' with { type: 'json' }
import arHosted from './messages/ar/hosted.json' with { type: 'json' }
import arMail from './messages/ar/mail.json' with { type: 'json' }
import deAccount from './messages/de/account.json' with { type: 'json' }
import deHosted from './messages/de/hosted.json' with { type: 'json' }
import deMail from './messages/de/mail.json' with { type: 'json' }
import enAccount from './messages/en/account.json' with { type: 'json' }
import enHosted from './messages/en/hosted.json' with { type: 'json' }
import enMail from './messages/en/mail.json' with { type: 'json' }
import esAccount from './messages/es/account.json' with { type: 'json' }
import esHosted from './messages/es/hosted.json' with { type: 'json' }
import esMail from './messages/es/mail.json' with { type: 'json' }
import frAccount from './messages/fr/account.json' with { type: 'json' }
import frHosted from './messages/fr/hosted.json' with { type: 'json' }
import frMail from './messages/fr/mail.json' with { type: 'json' }
import jaAccount from './messages/ja/account.json' with { type: 'json' }
import jaHosted from './messages/ja/hosted.json' with { type: 'json' }
import jaMail from './messages/ja/mail.json' with { type: 'json' }

/** What is said in English: the type of all other catalogues, and what stands in for a sentence that one of them lacks. */
export const english = { hosted: enHosted, account: enAccount, mail: enMail }

/** The sections that words come in. */
export type Section = keyof typeof english

/** A catalogue as it was read: sentences by key, in ICU MessageFormat, nested. */
export type Catalogue = { readonly [key: string]: string | Catalogue }

/** All that is written, by language. `messages.test.ts` finds what a language lacks, has too much, or says with other values. */
export const catalogues: Record<Language, Record<Section, Catalogue>> = {
  en: english,
  de: { hosted: deHosted, account: deAccount, mail: deMail },
  fr: { hosted: frHosted, account: frAccount, mail: frMail },
  es: { hosted: esHosted, account: esAccount, mail: esMail },
  ja: { hosted: jaHosted, account: jaAccount, mail: jaMail },
  ar: { hosted: arHosted, account: arAccount, mail: arMail },
}
