import { words } from '#app/messages/words.ts'
import { secretPlaceholder } from './snippets/fill.ts'
import { type Framework, snippets } from './snippets/index.ts'

export type QuickStartWords = { secretGone: string; registered: string; otherPath: string }

/** What a quick start says beside its code. Made on the server: the code itself may be shown by the browser alone. */
export function quickStartWords(framework: Framework): QuickStartWords {
  const t = words('clients')
  const { library, redirectPath } = snippets[framework]
  return {
    secretGone: t('start.secretGone', { placeholder: secretPlaceholder }),
    registered: t('start.registered'),
    otherPath: t('start.otherPath', { library, path: redirectPath }),
  }
}
