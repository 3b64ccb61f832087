import { words } from '#app/messages/words.ts'
import { promotionKinds } from '#lib/services/promotion/kinds.ts'
import { apply, planFile } from './actions.ts'
import { FileForm } from './file-form.tsx'
import { decisionsOnPage } from './limits.ts'
import type { PromoteAt } from './promote-href.ts'
import { reviewWords } from './review-words.ts'

/** A configuration from a file, compared with the environment of the page. */
export function FilePanel({ at, to, canApply }: { at: PromoteAt; to: string; canApply: boolean }) {
  const t = words('promote')
  return (
    <FileForm
      read={planFile.bind(null, at)}
      apply={apply.bind(null, at)}
      environment={at.environment}
      canApply={canApply}
      most={decisionsOnPage}
      kinds={promotionKinds}
      words={{
        title: t('file'),
        about: t('fileAbout'),
        file: t('fileName'),
        paste: t('paste'),
        pasted: t('pasted'),
        read: t('read', { to }),
        reading: t('reading'),
      }}
      review={reviewWords({ from: t('aFile'), to })}
    />
  )
}
