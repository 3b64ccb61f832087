import { languageNow } from '#app/messages/language-now.ts'
import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Shown } from './shown.ts'

/** Where mails are handed to. */
export function ServerCard({ delivery: { server, lastSentAt }, now }: Shown) {
  const t = words('delivery')
  const last = { key: t('lastSent'), value: <Time at={lastSentAt} now={now} never={t('never')} /> }
  if (server === null)
    return (
      <Card title={t('server')}>
        <KeyValues items={[{ key: t('host'), value: '–' }, last]} />
      </Card>
    )
  const { from } = server
  return (
    <Card title={t('server')}>
      <KeyValues
        items={[
          { key: t('host'), value: `${server.host}:${server.port}`, mono: true },
          { key: t('security'), value: t(`tls.${server.tls}`) },
          { key: t('signsIn'), value: t(server.signsIn ? 'yes' : 'no') },
          { key: t('from'), value: from.name === '' ? from.address : `${from.name} <${from.address}>` },
          last,
        ]}
      />
    </Card>
  )
}

const shownStates = ['queued', 'sent', 'failed', 'outbox', 'withdrawn'] as const

/** How many mails stand how, over all tenants. */
export function CountsCard({ delivery: { counts, nextTryAt }, now }: Shown) {
  const t = words('delivery')
  const state = words('mail')
  return (
    <Card title={t('counts')}>
      <KeyValues
        items={[
          ...shownStates.map((key) => ({
            key: state(`state.${key}`),
            value: counts[key].toLocaleString(languageNow()),
          })),
          ...(nextTryAt === null ? [] : [{ key: t('nextTry'), value: <Time at={nextTryAt} now={now} /> }]),
        ]}
      />
    </Card>
  )
}
