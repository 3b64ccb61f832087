import { words, wordsFor } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { read } from '#lib/http/read.ts'
import { kindRules } from '#lib/services/clients/kind-rules.ts'
import { clientLifetimes } from '#lib/services/clients/lifetimes.ts'
import { saveSettings } from './actions.ts'
import { LifetimesTable } from './lifetimes-table.tsx'
import { SettingsForm } from './settings-form.tsx'
import { hiddenOf, type Subject, versioned } from './subject.ts'

/** Everything about a client that can be changed but its credentials and what it may ask for. */
export async function SettingsPanel({ subject }: { subject: Subject }) {
  const { at, client, may, visit } = subject
  const lifetimes = (await read(clientLifetimes, visit, hiddenOf(subject))) ?? []
  const table = <LifetimesTable subject={subject} lifetimes={lifetimes} />
  if (!may.write) return <Facts subject={subject}>{table}</Facts>
  const { redirects, origins, authMethods, grantTypes } = kindRules[client.kind as keyof typeof kindRules]
  return (
    <SettingsForm
      action={saveSettings.bind(null, at)}
      hidden={versioned(subject)}
      client={client}
      rules={{ redirects, origins, authMethods, grantTypes }}
      words={wordsFor(['clients']).clients.form}
      lifetimes={table}
    />
  )
}

/** The same for who may look and not touch. */
function Facts({ subject, children }: { subject: Subject; children: React.ReactNode }) {
  const t = words('clients')
  const { client } = subject
  const lines = (of: readonly string[]) => (of.length === 0 ? '–' : of.join('\n'))
  return (
    <div className="stack stack-6">
      <Card title={t('tab.settings')}>
        <KeyValues
          items={[
            { key: t('form.name'), value: client.name },
            { key: t('form.redirectUris'), value: <Lines text={lines(client.redirectUris)} />, mono: true },
            { key: t('form.signedOut'), value: <Lines text={lines(client.postLogoutRedirectUris)} />, mono: true },
            { key: t('form.origins'), value: <Lines text={lines(client.origins)} />, mono: true },
            { key: t('form.grants'), value: client.grantTypes.join(', '), mono: true },
            { key: t('form.authMethod'), value: client.authMethod, mono: true },
            { key: t('form.pkce'), value: client.requirePkce ? t('start.required') : t('start.notRequired') },
            { key: t('form.idTokenAlg'), value: client.idTokenAlg, mono: true },
            { key: t('form.consent'), value: client.firstParty ? t('form.notAsked') : t('form.asked') },
          ]}
        />
      </Card>
      <Card title={t('form.lifetimes')} flush={true}>
        {children}
      </Card>
    </div>
  )
}

const Lines = ({ text }: { text: string }) => <span className="whitespace-pre-line break-all">{text}</span>
