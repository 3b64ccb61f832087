import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { environmentColours, environmentKinds } from '#lib/services/environments/fields.ts'
import { ApiCall } from '../../api-call.tsx'
import { save } from './actions.ts'
import { EnvironmentForm } from './form.tsx'
import { SignUpDomains } from './sign-up-domains.tsx'
import type { Subject } from './subject.ts'

/** How it is called and looks; and what of it never changes. */
export function SettingsPanel({ subject }: { subject: Subject }) {
  const t = words('environments')
  const { environment, version, directory, at, may } = subject
  const { displayName, kind, colour, slug, issuer } = environment
  return (
    <div className="grid-2">
      <Card title={t('tab.settings')}>
        {may.write ? (
          <>
            <EnvironmentForm
              action={save.bind(null, at)}
              hidden={{ environment: slug, version }}
              stored={{ displayName, kind, colour }}
              kinds={environmentKinds.map((each) => ({
                value: each,
                label: t(`kindOf.${each}`),
                hint: t(`kindHint.${each}`),
              }))}
              colours={environmentColours.map((each) => ({ value: each, label: t(`colourOf.${each}`) }))}
              words={{ name: t('name'), kind: t('kind'), colour: t('colour'), colourHint: t('colourHint') }}
            />
            <ApiCall operation="environment.changed" tenant={at.tenant} />
          </>
        ) : (
          <KeyValues
            items={[
              { key: t('name'), value: displayName },
              { key: t('kind'), value: <EnvGlyph kind={kind as EnvironmentKind} colour={colour} name={kind} /> },
            ]}
          />
        )}
      </Card>
      <Card title={t('never')} foot={t('neverText')}>
        <KeyValues
          items={[
            { key: t('slug'), value: slug, mono: true },
            { key: t('issuer'), value: issuer, mono: true },
            { key: t('people'), value: directory.displayName },
          ]}
        />
      </Card>
      <SignUpDomains subject={subject} />
    </div>
  )
}
