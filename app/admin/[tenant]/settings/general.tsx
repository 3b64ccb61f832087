import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Id } from '#components/ui/id.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { languages, nameOf } from '#lib/language/languages.ts'
import type { Place } from '../place.ts'
import { type SettingsAt, save } from './actions.ts'
import { GeneralForm } from './form.tsx'

/** Its name, which may change, and what names it for good. */
export function GeneralCards({ place, at, now }: { place: Place; at: SettingsAt; now: Date }) {
  const t = words('settings')
  const { tenant } = place
  return (
    <div className="grid-2">
      <Card title={t('title')}>
        {place.may('tenant:write') ? (
          <GeneralForm
            action={save.bind(null, at)}
            hidden={{ version: tenant.version }}
            name={tenant.displayName}
            language={tenant.defaultLanguage ?? ''}
            languages={languages.map((language) => ({ value: language, label: nameOf(language) }))}
            words={{
              name: t('name'),
              hint: t('nameHint'),
              language: t('language'),
              languageHint: t('languageHint'),
              none: t('languageNone'),
            }}
          />
        ) : (
          <KeyValues items={[{ key: t('name'), value: tenant.displayName }]} />
        )}
      </Card>
      <Card title={t('facts')} foot={t('slugText')}>
        <KeyValues
          items={[
            { key: t('slug'), value: <Id value={tenant.slug} label={words('common')('idOf.slug')} /> },
            { key: t('id'), value: <Id value={tenant.id} label={words('common')('idOf.tenant')} /> },
            { key: t('created'), value: <Time at={tenant.createdAt} now={now} /> },
            {
              key: t('status'),
              value:
                tenant.status === 'active' ? (
                  <Status tone="ok">{t('active')}</Status>
                ) : (
                  <Status tone="danger">{t('suspended')}</Status>
                ),
            },
          ]}
        />
      </Card>
    </div>
  )
}
