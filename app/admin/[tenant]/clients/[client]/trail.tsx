import { words } from '#app/messages/words.ts'
import { ActivityCard } from '../../activity-card.tsx'
import type { Subject } from './subject.ts'

/** What was done to the client and what it did, with before and after. */
export function TrailPanel({ subject }: { subject: Subject }) {
  const t = words('clients')
  const { client, at, visit } = subject
  const said = { title: t('tab.trail'), none: t('noEvents'), all: t('allEvents') }
  return <ActivityCard visit={visit} of={{ about: client.id }} environment={at.environment} words={said} />
}
