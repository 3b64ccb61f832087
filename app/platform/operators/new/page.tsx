import { described } from '#app/messages/said.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { builtInRoles, everyBuiltInRole } from '#lib/services/operators/fields.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enterPlatform } from '../../place.ts'
import { add } from '../actions.ts'
import { NewOperatorForm } from './form.tsx'

export const generateMetadata = titled('newOperator')

export default async function NewOperator() {
  const place = await enterPlatform('/operators/new')
  if (place === undefined) return <NoRole />
  if (!place.may('platform:operator:write'))
    return <NotYours place={place} section="operators" permission="platform:operator:write" />
  const t = words('platform')
  return (
    <Frame
      place={place}
      section="operators"
      breadcrumb={[{ label: t('section.operators'), href: '/platform/operators' }, { label: t('operators.newTitle') }]}
    >
      <div className="main-reading">
        <PageHead title={t('operators.newTitle')} description={t('operators.newDescription')} />
        <NewOperatorForm
          action={add.bind(null, 'platform')}
          roles={everyBuiltInRole.map((role) => ({
            value: role,
            label: builtInRoles[role].name,
            hint: described(builtInRoles[role].description),
          }))}
          words={{
            email: t('operators.email'),
            name: t('operators.name'),
            nameHint: t('operators.nameHint'),
            role: t('operators.role'),
            roleHint: t('operators.roleHint'),
            add: t('operators.add'),
            adding: t('operators.adding'),
            cancel: t('operators.cancel'),
            firstPassword: t('operators.firstPassword'),
            handOver: t('operators.handOver'),
            back: t('operators.back'),
            made: t('operators.made', { email: '{email}' }),
          }}
        />
      </div>
    </Frame>
  )
}
