import { words } from '#app/messages/words.ts'
import { TextareaField, TextField } from '#components/form/fields.tsx'
import { eventGroups } from './event-groups.ts'

type Stored = { url: string; description: string; events: readonly string[] }

/** Where a webhook goes, what it is for, and what it asks for. */
export function WebhookFields({ stored }: { stored?: Stored }) {
  const t = words('webhooks')
  return (
    <>
      <TextField
        name="url"
        label={t('url')}
        hint={t('urlHint')}
        value={stored?.url}
        placeholder="https://hooks.example.com/signet"
        mono={true}
        type="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={2048}
      />
      <TextField
        name="description:text"
        label={t('descriptionLabel')}
        hint={t('descriptionHint')}
        value={stored?.description}
        optional={true}
        autoComplete="off"
        maxLength={200}
      />
      <TextareaField
        name="events:lines"
        label={t('eventsLabel')}
        hint={t('eventsHint')}
        value={stored?.events.join('\n')}
        optional={true}
        mono={true}
        rows={5}
      />
      <details>
        <summary className="link">{t('eventsKnown')}</summary>
        <dl className="kv kv-stacked mt-2">
          {eventGroups.map(({ kind, actions }) => (
            <div key={kind} className="contents">
              <dt className="mono">{kind}</dt>
              <dd className="mono break-words">{actions.join(', ')}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
