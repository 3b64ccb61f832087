import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { OriginLadder } from '#components/ui/origin-ladder.tsx'
import type { PolicyTopic } from '#lib/services/policies/topics.ts'
import type { Place } from '../../place.ts'
import { review } from './actions.ts'
import { type PolicyAt, policyHref } from './at.ts'
import { type Draft, draftQuery } from './draft.ts'
import { PolicyForm } from './form.tsx'
import { Reads } from './reads.tsx'
import { type Found, type ShownField, shownField } from './shown-field.ts'

type Props = { at: PolicyAt; topic: PolicyTopic; found: Found; place: Place; mayWrite: boolean; draft: Draft }

/** The fields of a policy: as a form for who may change it, as facts for who may look, and what is set for everybody. */
export function PolicyPanel({ at, topic, found, place, mayWrite, draft }: Props) {
  const t = words('policies')
  const fields = found.fields.map((field) => shownField(field, found, place))
  const [here, fixed] = [fields.filter((each) => each.isSettable), fields.filter((each) => !each.isSettable)]
  const holds = Object.fromEntries(found.fields.map((field) => [field.name, field.holds.value]))
  const seen = { version: found.version, ...(found.changed === null ? {} : { updatedAt: found.changed.toISOString() }) }
  return (
    <>
      <Card>
        {mayWrite ? (
          <PolicyForm
            key={`${found.version} ${JSON.stringify(draft)}`}
            action={review.bind(null, at)}
            hidden={seen}
            fields={here.map((field) => ({
              ...field,
              value: field.name in draft ? (draft[field.name] ?? null) : field.own,
              resetHref: field.own === null ? undefined : resetHref(at, field.name, seen),
            }))}
            unitNames={{ 1: t('units.1'), 60: t('units.60'), 3600: t('units.3600'), 86400: t('units.86400') }}
            words={{ holds: t('holds'), reset: t('reset'), review: t('review') }}
            isDraft={here.some(({ name, own }) => name in draft && draft[name] !== own)}
          />
        ) : (
          <Facts fields={here} />
        )}
      </Card>
      <Reads topic={topic} holds={holds} />
      {fixed.length === 0 ? null : (
        <Card title={t('fixed')}>
          <Facts fields={fixed} />
        </Card>
      )}
      {mayWrite ? null : <p className="muted">{t('mayNot')}</p>}
    </>
  )
}

/** Giving one field back is reviewed like every other change. */
const resetHref = (at: PolicyAt, name: string, seen: Record<string, string>): string =>
  policyHref(at, { ...draftQuery({ [name]: null }), review: '1', ...seen })

const Facts = ({ fields }: { fields: readonly ShownField[] }) => (
  <KeyValues
    items={fields.map(({ label, holds, rung, from, isOwn }) => ({
      key: label,
      value: (
        <span className="row wrap">
          {holds} <OriginLadder from={rung} name={from} own={isOwn} />
        </span>
      ),
    }))}
  />
)
