import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import type { Place } from '../place.ts'
import type { SettingsAt } from './actions.ts'

type Props = { place: Place; at: SettingsAt; isOperator: boolean }

/** Where what cannot be undone is done: environments have danger zones of their own; the tenant's is the operators'. */
export function DangerCards({ place, at, isOperator }: Props) {
  const t = words('settings')
  const { tenant, environments } = place
  return (
    <>
      <Card title={t('environmentsTitle')} flush={true} foot={t('environmentsText')}>
        <ul className="items">
          {environments
            .filter(({ permissions }) => permissions.includes('environment:write'))
            .map(({ slug, displayName, kind, colour }) => (
              <li key={slug}>
                <a className="link grow" href={`/admin/${at.tenant}/environments/${slug}?tab=danger`}>
                  <EnvGlyph kind={kind as EnvironmentKind} colour={colour} name={displayName} />
                </a>
              </li>
            ))}
        </ul>
      </Card>
      <Card title={t('deleteTitle')}>
        <div className="stack stack-4">
          <p className="secondary">{t('deleteText', { slug: tenant.slug })}</p>
          {isOperator ? (
            <p>
              <a className="link" href={`/platform/tenants/${tenant.slug}?tab=danger`}>
                {t('deleteLink')}
              </a>
            </p>
          ) : null}
        </div>
      </Card>
    </>
  )
}
