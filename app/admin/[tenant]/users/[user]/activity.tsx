import { words } from '#app/messages/words.ts'
import { ActivityCard } from '../../activity-card.tsx'
import type { Subject } from './subject.ts'

/** What was done to them and what they did, with before and after. */
export function ActivityPanel({ subject }: { subject: Subject }) {
  const t = words('people')
  const { user, at, visit } = subject
  const said = { title: t('tab.activity'), none: t('noActivity'), all: t('allEvents') }
  return <ActivityCard visit={visit} of={{ about: user.id }} environment={at.environment} words={said} />
}
