import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { ApiCall } from '../../api-call.tsx'
import { saveDomains } from './actions.ts'
import { SignUpDomainsForm } from './sign-up-domains-form.tsx'
import type { Subject } from './subject.ts'

/** Whose addresses may make themselves an account, with the way to the policy that says whether they may at all. */
export function SignUpDomains({ subject }: { subject: Subject }) {
  const t = words('environments')
  const { environment, at, may } = subject
  const lines = environment.signUpDomains.join('\n')
  return (
    <Card title={t('domains.title')} foot={t('domains.text')}>
      {may.write ? (
        <>
          <SignUpDomainsForm
            key={lines}
            action={saveDomains.bind(null, at)}
            environment={environment.slug}
            stored={lines}
            words={{
              label: t('domains.label'),
              hint: t('domains.hint'),
              save: t('domains.save'),
              saving: t('saving'),
            }}
          />
          <ApiCall operation="environment.sign_up_domains_changed" tenant={at.tenant} />
        </>
      ) : (
        <p>{lines === '' ? t('domains.none') : environment.signUpDomains.join(', ')}</p>
      )}
      <p>
        <a
          className="button button-sm"
          href={`/admin/${at.tenant}/policies/sign_up?environment=${environment.slug}&level=environment`}
        >
          {t('domains.policy')}
        </a>
      </p>
    </Card>
  )
}
