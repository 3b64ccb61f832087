import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { ApiCall } from '../../api-call.tsx'
import { saveWords } from './actions.ts'
import type { PolicyAt } from './at.ts'
import { BlockedWordsForm } from './blocked-words-form.tsx'

type Props = { at: PolicyAt; blocked: { blockedWords: readonly string[] }; mayWrite: boolean }

/** The words of the tenant's own that no password of a directory may be made of. */
export function BlockedWords({ at, blocked: { blockedWords }, mayWrite }: Props) {
  const t = words('policies')
  const lines = blockedWords.join('\n')
  return (
    <Card title={t('blocked.title')} foot={t('blocked.text')}>
      {mayWrite ? (
        <>
          <BlockedWordsForm
            key={lines}
            action={saveWords.bind(null, at)}
            stored={lines}
            words={{
              label: t('blocked.label'),
              hint: t('blocked.hint'),
              save: t('blocked.save'),
              saving: t('blocked.saving'),
            }}
          />
          <ApiCall operation="directory.blocked_words_changed" tenant={at.tenant} />
        </>
      ) : (
        <p>{blockedWords.length === 0 ? t('blocked.none') : blockedWords.join(', ')}</p>
      )}
    </Card>
  )
}
