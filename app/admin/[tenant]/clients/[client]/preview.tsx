import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read } from '#lib/http/read.ts'
import { previewToken } from '#lib/services/clients/preview-token.ts'
import { one } from '../../place.ts'
import { PreviewForm } from './preview-form.tsx'
import { PreviewedTokens } from './previewed-tokens.tsx'
import type { Subject } from './subject.ts'

/** Everything of this grant, as the token endpoint would answer it: the form is the address, so a preview can be sent on. */
export async function PreviewPanel({ subject }: { subject: Subject }) {
  const t = words('preview')
  const { at, visit, place, search } = subject
  const directory = place.current.directory.displayName
  const amr = [search.amr ?? []].flat()
  const asked = {
    grant: one(search, 'grant'),
    person: one(search, 'person'),
    scope: one(search, 'scope'),
    resource: one(search, 'resource'),
    acr: one(search, 'acr'),
    ...(amr.length === 0 ? {} : { amr }),
  }
  const answer = await read(previewToken, visit, { environment: at.environment, id: at.client, ...asked })
  if (answer === undefined) return <Empty title={t('choosePerson')}>{t('choosePersonText', { directory })}</Empty>
  const { preview, person, problem } = answer
  return (
    <div className="stack stack-6">
      <p className="secondary">{t('lead')}</p>
      <PreviewForm at={at} answer={answer} asked={{ ...asked, amr }} />
      {problem === 'no_such_person' ? (
        <Banner tone="warning" title={t('noPerson')}>
          <p>{t('noPersonText', { directory })}</p>
        </Banner>
      ) : problem === 'suspended' ? (
        <Banner tone="warning" title={t('suspended', { name: person?.displayName ?? '' })}>
          <p>{t('suspendedText')}</p>
        </Banner>
      ) : preview === undefined ? (
        <Empty title={t('choosePerson')}>{t('choosePersonText', { directory })}</Empty>
      ) : preview.refused !== null ? (
        <Banner tone="danger" title={t('refused')}>
          <p>
            <span className="mono">{preview.refused.error}</span>: {preview.refused.description}
          </p>
        </Banner>
      ) : (
        <PreviewedTokens at={at} preview={preview} person={person} resource={asked.resource} />
      )}
    </div>
  )
}
