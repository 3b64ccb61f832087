import type { IconName } from '../hosted/icon.tsx'
import type { HostedPage } from '../hosted/views.ts'
import type { DeviceSeen } from './views.ts'

/** The picture of a kind of device. */
export const deviceIcon = ({ kind }: DeviceSeen): IconName =>
  kind === 'phone' || kind === 'tablet' ? 'phone' : 'laptop'

/** A device in words; what named none of itself is unknown. */
export const deviceName = ({ name }: DeviceSeen, t: HostedPage['words']['account']): string =>
  name ?? t('unknownDevice')
