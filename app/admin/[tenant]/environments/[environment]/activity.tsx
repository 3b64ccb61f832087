import { words } from '#app/messages/words.ts'
import { ActivityCard } from '../../activity-card.tsx'
import type { Subject } from './subject.ts'

/** What happened in the environment, newest first: what was done to it, to its keys and clients, and who signed in. */
export function ActivityPanel({ subject }: { subject: Subject }) {
  const t = words('environments')
  const { environment, visit } = subject
  const said = { title: t('tab.activity'), none: t('noActivity'), all: t('allEvents') }
  return (
    <ActivityCard visit={visit} of={{ environment: environment.slug }} environment={environment.slug} words={said} />
  )
}
