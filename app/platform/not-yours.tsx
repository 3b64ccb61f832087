import { words } from '#app/messages/words.ts'
import { Empty } from '#components/ui/empty.tsx'
import type { Permission } from '#lib/access/permissions.ts'
import { Frame } from './frame.tsx'
import type { Place } from './place.ts'
import { type SectionKey, sections } from './sections.ts'

type NotYoursProps = {
  place: Place
  section: SectionKey
  /** What it takes, where that is not what the section as a whole takes. */
  permission?: Permission
}

/** In the place of a page that the operator's role does not show: what is missing, and who can give it (UX-C8). */
export function NotYours({ place, section, permission = sections[section].permission }: NotYoursProps) {
  const t = words('platform')
  return (
    <Frame place={place} section={section}>
      <h1 className="sr-only">{t(`section.${section}`)}</h1>
      <Empty title={t('notYours.title')} seal={false}>
        {t('notYours.message', { permission })}
      </Empty>
    </Frame>
  )
}
