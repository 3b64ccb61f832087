import { words } from '#app/messages/words.ts'
import type { Tab } from '#components/ui/tabs.tsx'
import { levelsOf, type PolicyTopic } from '#lib/services/policies/topics.ts'
import { one, type Place, type Search } from '../../place.ts'
import { type PolicyAt, policyHref } from './at.ts'

/**
 * The place that an address names among the levels of a topic; nothing said, the broadest. Undefined: there is none of that name. A
 * built-in role has no policy of its own: who has one signs in to the console.
 */
export function levelIn(topic: PolicyTopic, place: Place, search: Search): PolicyAt | undefined {
  const levels = levelsOf(topic)
  const level = levels.find((each) => each === (one(search, 'level') ?? levels[0]))
  if (level === undefined) return undefined
  const at = { tenant: place.tenant.slug, environment: place.current.slug, topic, level }
  const [client, role] = [one(search, 'client'), one(search, 'role')]
  if (level === 'directory') return { ...at, directory: one(search, 'directory') ?? place.current.directory.slug }
  if (level === 'environment' && one(search, 'of') === 'control') return { ...at, of: 'control' }
  if (level === 'role' && role?.startsWith('rol_') === true) return { ...at, role }
  return level === 'client' && client !== undefined ? { ...at, client } : at
}

/** Each level of a topic, and each place of it that this page leads to. */
export function levelTabs(topic: PolicyTopic, place: Place, at: PolicyAt): Tab[] {
  const t = words('policies')
  const base = { tenant: at.tenant, environment: at.environment, topic }
  const tab = (to: PolicyAt, label: string): Tab => ({
    href: policyHref(to),
    label,
    current: to.level === at.level && to.of === at.of && to.directory === at.directory,
  })
  return levelsOf(topic).flatMap((level): Tab[] => {
    if (level === 'tenant') return [tab({ ...base, level }, t('level.tenant', { tenant: place.tenant.displayName }))]
    if (level === 'client' || level === 'role') return [tab({ ...base, level }, t(`level.${level}`))]
    if (level === 'directory')
      return place.directories.map(({ slug, displayName }) => tab({ ...base, level, directory: slug }, displayName))
    return [
      tab({ ...base, level }, place.current.displayName),
      tab({ ...base, level, of: 'control' }, t('level.control')),
    ]
  })
}
