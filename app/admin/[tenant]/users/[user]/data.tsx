import { words } from '#app/messages/words.ts'
import { TypedConfirmation } from '#components/form/typed-confirmation.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { deletePerson, saveAttributes } from './actions.ts'
import { AttributesForm } from './forms.tsx'
import { hiddenOf, type Subject, versioned } from './subject.ts'

/** What the tenant keeps of them beyond the standard claims. */
export function AttributesPanel({ subject }: { subject: Subject }) {
  const t = words('people')
  const { attributes, at, may } = subject
  const text = JSON.stringify(attributes, null, 2)
  return (
    <Card title={t('tab.attributes')}>
      {may.write ? (
        <AttributesForm
          action={saveAttributes.bind(null, at)}
          hidden={versioned(subject)}
          label={t('tab.attributes')}
          hint={t('attributesText')}
          value={text}
        />
      ) : (
        <CodeBlock name="attributes.json" code={text} />
      )}
    </Card>
  )
}

/** The person as the API shows them. */
export function JsonPanel({ subject }: { subject: Subject }) {
  const { user, attributes, credentials, groups, roles, consents, sessions } = subject
  const shown = { ...user, attributes, credentials, groups, roles, consents, sessions }
  return <CodeBlock name={`${user.id}.json`} code={JSON.stringify(shown, null, 2)} />
}

/** What cannot be undone. */
export function DangerPanel({ subject }: { subject: Subject }) {
  const t = words('people')
  const { at, sessions, consents, groups, deletionWord, isSelf } = subject
  const lost = { sessions: sessions.length, consents: consents.length, groups: groups.length }
  return (
    <Card title={t('deleteTitle')}>
      {isSelf ? (
        <p>{t('onYourself')}</p>
      ) : (
        <div className="stack stack-4">
          <p>{t('deleteText', lost)}</p>
          <TypedConfirmation
            action={deletePerson.bind(null, at)}
            hidden={hiddenOf(subject)}
            words={{ confirm: t('confirm', { word: deletionWord }), button: t('delete'), pending: t('working') }}
          />
        </div>
      )}
    </Card>
  )
}
