import type { ReactNode } from 'react'
import { ActivityPanel } from './activity.tsx'
import { ConsentsCard } from './consents.tsx'
import { AttributesPanel, DangerPanel, JsonPanel } from './data.tsx'
import { MethodsPanel } from './methods.tsx'
import type { TabKey } from './on-person.ts'
import { OverviewPanel } from './overview.tsx'
import { ProfilePanel } from './profile.tsx'
import { RolesPanel } from './roles.tsx'
import { SessionsCard } from './sessions.tsx'
import type { Subject } from './subject.ts'

/** What each tab shows. */
export const panels: Record<TabKey, (props: { subject: Subject }) => ReactNode | Promise<ReactNode>> = {
  overview: OverviewPanel,
  profile: ProfilePanel,
  methods: MethodsPanel,
  sessions: SessionsCard,
  roles: RolesPanel,
  consents: ConsentsCard,
  attributes: AttributesPanel,
  activity: ActivityPanel,
  json: JsonPanel,
  danger: DangerPanel,
}
