import type { ReactNode } from 'react'
import { AccessPanel } from './access.tsx'
import type { TabKey } from './at.ts'
import { CredentialsPanel } from './credentials.tsx'
import { DangerPanel } from './danger.tsx'
import { PeoplePanel } from './people.tsx'
import { PreviewPanel } from './preview.tsx'
import { SettingsPanel } from './settings.tsx'
import { StartPanel } from './start.tsx'
import type { Subject } from './subject.ts'
import { TrailPanel } from './trail.tsx'

/** What each tab shows. */
export const panels: Record<TabKey, (props: { subject: Subject }) => ReactNode | Promise<ReactNode>> = {
  start: StartPanel,
  settings: SettingsPanel,
  credentials: CredentialsPanel,
  access: AccessPanel,
  preview: PreviewPanel,
  people: PeoplePanel,
  trail: TrailPanel,
  danger: DangerPanel,
}
