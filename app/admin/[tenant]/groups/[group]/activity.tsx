import { words } from '#app/messages/words.ts'
import { ActivityCard } from '../../activity-card.tsx'
import type { Subject } from './subject.ts'

/** What was done to the group: who came and went, what changed. */
export function ActivityPanel({ subject }: { subject: Subject }) {
  const t = words('groups')
  const { group, at, visit } = subject
  const said = { title: t('tab.activity'), none: t('noActivity'), all: t('allEvents') }
  return <ActivityCard visit={visit} of={{ target: group.id }} environment={at.environment} words={said} />
}
