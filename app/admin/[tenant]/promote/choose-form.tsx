import { words } from '#app/messages/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { type PromotionKind, promotionKinds } from '#lib/services/promotion/kinds.ts'

type Environment = { slug: string; displayName: string }
type Props = {
  tenant: string
  environments: readonly Environment[]
  to: string
  from: string
  kinds: readonly PromotionKind[]
  remove: boolean
  /** Whether a plan is shown already: then this asks for another one. */
  isPlanned: boolean
}

/** Which way, and what. A plain form that asks with its address: nothing is changed by it. */
export function ChooseForm({ tenant, environments, to, from, kinds, remove, isPlanned }: Props) {
  const t = words('promote')
  const options = environments.map(({ slug, displayName }) => ({ value: slug, label: displayName }))
  return (
    <Card>
      <form className="stack stack-4" action={`/admin/${tenant}/promote`}>
        <div className="promote-sides">
          <Field id="from" label={t('from')}>
            {(control) => <Select {...control} name="from" options={options} defaultValue={from} />}
          </Field>
          <Field id="environment" label={t('to')}>
            {(control) => <Select {...control} name="environment" options={options} defaultValue={to} />}
          </Field>
        </div>
        <fieldset className="field">
          <legend className="label">{t('kinds')}</legend>
          <div className="stack stack-2">
            {promotionKinds.map((kind) => (
              <Checkbox
                key={kind}
                id={`kind-${kind}`}
                name="kind"
                value={kind}
                label={t(`kindOf.${kind}`)}
                defaultChecked={kinds.includes(kind)}
              />
            ))}
          </div>
        </fieldset>
        <Checkbox id="remove" name="remove" label={t('remove')} hint={t('removeHint')} defaultChecked={remove} />
        <span>
          <Button type="submit" variant={isPlanned ? 'secondary' : 'primary'}>
            {isPlanned ? t('again') : t('make')}
          </Button>
        </span>
      </form>
    </Card>
  )
}
