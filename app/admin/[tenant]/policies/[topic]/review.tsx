import { words } from '#app/messages/words.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import type { previewPolicy } from '#lib/services/policies/preview.ts'
import type { PolicyTopic } from '#lib/services/policies/topics.ts'
import { save } from './actions.ts'
import { type PolicyAt, policyHref } from './at.ts'
import { type Draft, draftQuery } from './draft.ts'
import { Reads } from './reads.tsx'
import { SaveForm } from './save-form.tsx'
import { fieldLabel, shownValue } from './shown-field.ts'

type Preview = Awaited<ReturnType<typeof previewPolicy.call>>

type Props = {
  at: PolicyAt
  topic: PolicyTopic
  draft: Draft
  preview: Preview
  seen: Readonly<Record<string, string>>
}

const tones: Record<Preview['changes'][number]['way'], StatusTone> = {
  same: 'off',
  stricter: 'ok',
  weaker: 'warn',
  other: 'info',
}

/** What a change would do, before it is saved: field by field, which way, and whom it reaches from when. */
export function Review({ at, topic, draft, preview, seen }: Props) {
  const t = words('policies')
  const { changes, affected, then } = preview
  const back = <ButtonLink href={policyHref(at, draftQuery(draft))}>{t('keepEditing')}</ButtonLink>
  if (changes.length === 0)
    return (
      <Empty title={t('nothingChanges')} seal={false}>
        {back}
      </Empty>
    )
  return (
    <Card title={t('reviewTitle')}>
      <div className="stack stack-4">
        <div className="table-scroll">
          <table className="table" aria-label={t('reviewTitle')}>
            <thead>
              <tr>
                <th>{t('field')}</th>
                <th>{t('before')}</th>
                <th>{t('after')}</th>
                <th>{t('way')}</th>
              </tr>
            </thead>
            <tbody className="two-lines">
              {changes.map(({ name, to, before, after, way }) => (
                <tr key={name}>
                  <td className="key whitespace-normal">
                    {fieldLabel(name)}
                    <span className="muted small block font-normal">
                      {to === null ? t('givenBack') : t('saidHere', { value: shownValue(name, to) })}
                    </span>
                  </td>
                  <td>{shownValue(name, before)}</td>
                  <td>{shownValue(name, after)}</td>
                  <td>
                    <Status tone={tones[way]}>{t(`ways.${way}`)}</Status>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <ul className="bullets secondary">
          {affected.map(({ what, count, exact }) => (
            <li key={what}>
              {t(`affected.${what}`, { count })}
              {exact ? '' : ` ${t('atLeast')}`}
            </li>
          ))}
          <li>{t(`takesHold.${topic}`)}</li>
        </ul>
        <Reads topic={topic} holds={then} />
        <SaveForm
          action={save.bind(null, at, draft)}
          hidden={seen}
          words={{ save: t('save'), saving: t('saving') }}
          back={back}
        />
      </div>
    </Card>
  )
}
