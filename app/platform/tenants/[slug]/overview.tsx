import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Id } from '#components/ui/id.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { Holds } from './holds.tsx'
import type { Subject } from './subject.ts'

/** Its environments with their issuers, and how much a job counted in it. */
export function OverviewPanel({ subject }: { subject: Subject }) {
  const t = words('platform')
  const { tenant, environments, holds, place } = subject
  const { now } = place.visit
  return (
    <div className="grid-side">
      <Card title={t('tenant.environments')} flush={true}>
        <ul className="items">
          {environments.map(({ slug, kind, displayName, issuer, status }) => (
            <li key={slug}>
              <div className="grow">
                <span className="row wrap gap-x-3 gap-y-0">
                  <EnvGlyph kind={kind as EnvironmentKind} name={displayName} />
                  {status === 'active' ? null : <Status tone="danger">{t('tenant.suspended')}</Status>}
                </span>
                <div className="sub">
                  <Id value={issuer} label={words('common')('idOf.issuerOf', { name: displayName })} />
                </div>
              </div>
            </li>
          ))}
        </ul>
      </Card>
      <aside className="stack stack-6">
        <Card title={t('tenant.holds')}>
          <Holds holds={holds} now={now} />
        </Card>
        <Card>
          <KeyValues
            items={[
              { key: t('tenant.slug'), value: tenant.slug, mono: true },
              { key: t('tenant.created'), value: <Time at={tenant.createdAt} now={now} /> },
              { key: t('tenant.console'), value: `/admin/${tenant.slug}`, mono: true },
            ]}
          />
        </Card>
      </aside>
    </div>
  )
}
