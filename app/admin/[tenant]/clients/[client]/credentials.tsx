import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { addSecret, rotateSecret, saveKeys } from './actions.ts'
import { clientHref } from './at.ts'
import { KeysForm } from './keys-form.tsx'
import { KeysTable, keysOf } from './keys-table.tsx'
import { RotateForm } from './rotate-form.tsx'
import { SecretsCard } from './secrets-card.tsx'
import { hiddenOf, type Subject, versioned } from './subject.ts'

/** What the client proves itself with: secrets, or the public keys of what it signs with. */
export function CredentialsPanel({ subject }: { subject: Subject }) {
  const t = words('clients')
  const { client, may, secrets } = subject
  const usesSecret = client.authMethod.startsWith('client_secret')
  return (
    <div className="grid-2 items-start">
      {usesSecret ? (
        <div className="stack stack-6">
          <SecretsCard subject={subject} acting={true} />
          {may.secret ? <MakeSecret subject={subject} full={secrets.length > 1} /> : null}
        </div>
      ) : null}
      <Card title={t('keys.title')} foot={usesSecret ? t('keys.notUsed') : undefined}>
        <div className="stack stack-4">
          <KeysTable keys={keysOf(client.jwks)} none={t('keys.none')} />
          {may.secret ? (
            <KeysForm
              action={saveKeys.bind(null, subject.at)}
              hidden={versioned(subject)}
              value={client.jwks === null ? '' : JSON.stringify(client.jwks, null, 2)}
              words={{ label: t('keys.label'), hint: t('keys.hint') }}
            />
          ) : null}
        </div>
      </Card>
    </div>
  )
}

/** Rotation where there is a secret, the first one where there is none. Two at most: then one must end first. */
function MakeSecret({ subject, full }: { subject: Subject; full: boolean }) {
  const t = words('clients')
  const { at, secrets } = subject
  const isFirst = secrets.length === 0
  return (
    <Card title={isFirst ? t('secrets.make') : t('secrets.rotate')}>
      {full ? (
        <p>{t('secrets.full')}</p>
      ) : (
        <RotateForm
          action={(isFirst ? addSecret : rotateSecret).bind(null, at.tenant)}
          hidden={hiddenOf(subject)}
          isFirst={isFirst}
          words={{
            text: isFirst ? t('secrets.makeText') : t('secrets.rotateText'),
            grace: t('secrets.grace'),
            graceHint: t('secrets.graceHint'),
            button: isFirst ? t('secrets.make') : t('secrets.rotate'),
            pending: t('working'),
            label: t('secrets.new'),
            keep: t('secrets.keep'),
            onward: t('secrets.onward'),
          }}
          onward={clientHref(at, 'credentials')}
        />
      )}
    </Card>
  )
}
