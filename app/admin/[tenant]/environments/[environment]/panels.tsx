import type { ReactNode } from 'react'
import { ActivityPanel } from './activity.tsx'
import { DangerPanel } from './danger.tsx'
import { KeysOfEnvironment } from './keys.tsx'
import type { TabKey } from './on-environment.ts'
import { OverviewPanel } from './overview.tsx'
import { SettingsPanel } from './settings.tsx'
import type { Subject } from './subject.ts'

/** What each tab shows. */
export const panels: Record<TabKey, (props: { subject: Subject }) => ReactNode | Promise<ReactNode>> = {
  overview: OverviewPanel,
  keys: KeysOfEnvironment,
  settings: SettingsPanel,
  activity: ActivityPanel,
  danger: DangerPanel,
}
