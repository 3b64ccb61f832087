import { words } from '#app/messages/words.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'
import { read } from '#lib/http/read.ts'
import { clientAccess } from '#lib/services/clients/access.ts'
import { one } from '../../place.ts'
import { QuickStart } from '../quick-start.tsx'
import { quickStartWords } from '../quick-start-words.ts'
import { frameworkOf, frameworksFor, snippets } from '../snippets/index.ts'
import { clientHref } from './at.ts'
import { SecretsCard } from './secrets-card.tsx'
import { hiddenOf, type Subject } from './subject.ts'

const endpoints = [
  ['issuer', ''],
  ['discovery', '/.well-known/openid-configuration'],
  ['token', '/oauth/token'],
  ['signOut', '/oauth/logout'],
] as const

/** Code for the framework that the address names, and what else an app must know. */
export async function StartPanel({ subject }: { subject: Subject }) {
  const t = words('clients')
  const { at, client, environment, search, visit } = subject
  const framework = frameworkOf(client.kind, one(search, 'framework'))
  const access = client.kind === 'm2m' ? await read(clientAccess, visit, hiddenOf(subject)) : undefined
  return (
    <div className="grid-side">
      <section className="stack stack-4" aria-labelledby="quick-start">
        <div className="section-head wrap">
          <h2 id="quick-start">{client.kind === 'm2m' ? t('start.callApis') : t('start.addSignIn')}</h2>
        </div>
        <nav className="row wrap" aria-label={t('start.frameworks')}>
          {frameworksFor(client.kind).map((key) => (
            <ButtonLink
              key={key}
              size="sm"
              variant={key === framework ? 'secondary' : 'quiet'}
              href={clientHref(at, 'start', { framework: key })}
              aria-current={key === framework ? 'page' : undefined}
            >
              {snippets[key].framework}
            </ButtonLink>
          ))}
        </nav>
        {framework === undefined ? null : (
          <QuickStart
            client={client}
            issuer={environment.issuer}
            framework={framework}
            words={quickStartWords(framework)}
            api={access?.apis.find(({ permissions }) => permissions.some(({ granted }) => granted))?.identifier}
          />
        )}
      </section>
      <aside className="stack stack-6">
        {client.authMethod.startsWith('client_secret') ? <SecretsCard subject={subject} /> : null}
        <Card title={t('start.endpoints')}>
          <KeyValues
            stacked={true}
            items={endpoints
              .filter(([name]) => client.kind !== 'm2m' || name !== 'signOut')
              .map(([name, path]) => ({
                key: t(`start.${name}`),
                value: <Endpoint name={t(`start.${name}`)} issuer={environment.issuer} path={path} />,
              }))}
          />
        </Card>
        <Card
          foot={
            <span>
              {t('lastChanged')} <Time at={client.updatedAt} now={visit.now} />
            </span>
          }
        >
          <KeyValues
            items={[
              { key: t('start.grants'), value: client.grantTypes.join(', '), mono: true },
              { key: t('start.authentication'), value: client.authMethod, mono: true },
              ...(client.kind === 'm2m' ? [] : signInFacts(client)),
            ]}
          />
        </Card>
      </aside>
    </div>
  )
}

/** What concerns people signing in, and so no service. */
function signInFacts({ requirePkce, idTokenAlg }: Subject['client']) {
  const t = words('clients')
  return [
    { key: t('start.pkce'), value: requirePkce ? t('start.required') : t('start.notRequired') },
    { key: t('start.signing'), value: idTokenAlg, mono: true },
  ]
}

/** An address below the issuer's: short to read, whole to copy. */
function Endpoint({ name, issuer, path }: { name: string; issuer: string; path: string }) {
  const whole = `${issuer}${path}`
  return (
    <span className="row row-between">
      <span className="mono small truncate" title={whole}>
        {path === '' ? issuer : `…${path}`}
      </span>
      <CopyButton text={whole} what={name} />
    </span>
  )
}
