import { languageNow } from '#app/messages/language-now.ts'
import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Id } from '#components/ui/id.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Subject } from './subject.ts'

const counted = ['clients', 'sessions', 'families', 'grants', 'assignments', 'keys'] as const

/** Where apps find it, whose people sign in, and how much is in it. */
export function OverviewPanel({ subject }: { subject: Subject }) {
  const t = words('environments')
  const { environment, directory, sharing, isPortalDirectory, contents, visit } = subject
  const { issuer } = environment
  const discovery = `${issuer}/.well-known/openid-configuration`
  const names = sharing.map((each) => each.displayName).join(', ')
  return (
    <div className="grid-side">
      <div className="stack stack-6">
        <Card title={t('issuer')}>
          <KeyValues
            items={[
              { key: t('issuer'), value: <Id value={issuer} label={words('common')('idOf.issuer')} /> },
              {
                key: t('discovery'),
                value: (
                  <a className="link mono break-all" href={discovery}>
                    {discovery}
                  </a>
                ),
              },
              { key: t('jwks'), value: <Id value={`${issuer}/oauth/jwks`} label={words('common')('idOf.keySet')} /> },
            ]}
          />
        </Card>
        <Card title={t('people')}>
          <p>
            {sharing.length === 0
              ? t('ownPeople', { name: directory.displayName })
              : t('sharedWith', { name: directory.displayName, environments: names })}
            {isPortalDirectory ? ` ${t('portalToo')}` : ''}
          </p>
        </Card>
      </div>
      <aside className="stack stack-6">
        <Card title={t('contents')}>
          <KeyValues
            items={counted.map((name) => ({ key: t(name), value: contents[name].toLocaleString(languageNow()) }))}
          />
        </Card>
        <Card>
          <KeyValues
            items={[
              { key: t('slug'), value: environment.slug, mono: true },
              { key: t('created'), value: <Time at={environment.createdAt} now={visit.now} /> },
              { key: t('changed'), value: <Time at={environment.updatedAt} now={visit.now} /> },
            ]}
          />
        </Card>
      </aside>
    </div>
  )
}
