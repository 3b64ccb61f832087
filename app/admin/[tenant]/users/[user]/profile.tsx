import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { ApiCall } from '../../api-call.tsx'
import { add, mailVerification, prefer, removeKnown, saveProfile, verify } from './actions.ts'
import { AddIdentifier, FieldsForm } from './forms.tsx'
import { OwnPictureCard } from './own-picture.tsx'
import { hiddenOf, type Subject, versioned } from './subject.ts'

const kinds = ['email', 'username', 'phone'] as const

/** Names, language and the ids of other systems; and what they are known by. */
export function ProfilePanel({ subject }: { subject: Subject }) {
  const t = words('people')
  const { user, at, may } = subject
  const fields = [
    { name: 'displayName', label: t('displayName'), value: user.displayName },
    { name: 'givenName', label: t('givenName'), value: user.givenName ?? '', optional: true },
    { name: 'familyName', label: t('familyName'), value: user.familyName ?? '', optional: true },
    { name: 'locale', label: t('language'), value: user.locale ?? '', optional: true, hint: t('localeHint') },
    { name: 'zoneinfo', label: t('zone'), value: user.zoneinfo ?? '', optional: true, hint: t('zoneHint') },
    { name: 'picture', label: t('picture'), value: user.picture ?? '', optional: true, hint: t('pictureHint') },
    {
      name: 'externalId',
      label: t('externalId'),
      value: user.externalId ?? '',
      optional: true,
      hint: t('externalHint'),
    },
  ]
  return (
    <div className="grid-2">
      <Card title={t('tab.profile')}>
        {may.write ? (
          <>
            <FieldsForm action={saveProfile.bind(null, at)} hidden={versioned(subject)} fields={fields} />
            <ApiCall operation="user.changed" tenant={at.tenant} />
          </>
        ) : (
          <KeyValues items={fields.map(({ label, value }) => ({ key: label, value: value === '' ? '–' : value }))} />
        )}
      </Card>
      <div className="stack stack-6">
        <OwnPictureCard subject={subject} />
        <IdentifiersCard subject={subject} />
        {may.write ? (
          <Card title={t('addIdentifier')}>
            <AddIdentifier
              action={add.bind(null, at)}
              hidden={hiddenOf(subject)}
              kinds={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
              words={{
                kind: t('kind'),
                value: t('value'),
                vouch: t('vouch'),
                add: t('addIdentifier'),
                adding: t('saving'),
              }}
            />
          </Card>
        ) : null}
      </div>
    </div>
  )
}

function IdentifiersCard({ subject }: { subject: Subject }) {
  const t = words('people')
  const { user, at, may } = subject
  return (
    <Card title={t('identifiers')} flush={true} foot={t('identifiersText')}>
      <ul className="items">
        {user.identifiers.map(({ id, kind, value, verifiedAt, primary }) => {
          const name = kinds.find((each) => each === kind)
          const deed = { hidden: { ...hiddenOf(subject), identifier: id }, pendingLabel: t('working') }
          return (
            <li key={id} className="wrap">
              <div className="grow">
                <span className="strong">{value}</span>
                <div className="sub row wrap gap-1.5">
                  {name === undefined ? kind : t(name)}
                  {primary ? <Badge>{t('primary')}</Badge> : null}
                  {verifiedAt === null ? <Badge tone="warning">{t('unverified')}</Badge> : null}
                </div>
              </div>
              {may.write ? (
                <span className="row wrap">
                  {kind === 'email' && verifiedAt === null && may.recover ? (
                    <DeedButton
                      action={mailVerification.bind(null, at)}
                      hidden={{ ...hiddenOf(subject), identifier: id, environment: at.environment }}
                      label={t('mailVerification')}
                      pendingLabel={t('working')}
                    />
                  ) : null}
                  {verifiedAt === null ? (
                    <DeedButton {...deed} action={verify.bind(null, at)} label={t('verify')} />
                  ) : null}
                  {primary ? null : <DeedButton {...deed} action={prefer.bind(null, at)} label={t('makePrimary')} />}
                  <DeedButton {...deed} action={removeKnown.bind(null, at)} label={t('remove')} />
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
