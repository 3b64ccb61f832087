import { words } from '#app/messages/words.ts'
import { Empty } from '#components/ui/empty.tsx'
import type { Permission } from '#lib/access/permissions.ts'
import type { Visit } from '#lib/http/read.ts'
import { Frame } from './frame.tsx'
import type { Place } from './place.ts'
import { type SectionKey, sectionLabel, sectionOf } from './sections.ts'

type NotYoursProps = {
  visit: Visit
  place: Place
  section: SectionKey
  /** What it takes, where that is not what the section as a whole takes. */
  permission?: Permission
}

/** In the place of a page that the visitor's roles do not show: what is missing, and who can give it (UX-C8). */
export function NotYours({ visit, place, section, permission = sectionOf(section).permission }: NotYoursProps) {
  const t = words('common')
  const label = sectionLabel(section)
  return (
    <Frame visit={visit} place={place} section={section} breadcrumb={[{ label }]}>
      <h1 className="sr-only">{label}</h1>
      <Empty title={t('notYours.title')} seal={false}>
        {t('notYours.message', { permission })}
      </Empty>
    </Frame>
  )
}
