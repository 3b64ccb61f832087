import { words } from '#app/messages/words.ts'
import { Tabs } from '#components/ui/tabs.tsx'

type Props = { tenant: string; environment: string; current: 'events' | 'tokens' }

/** What was done, and what was issued. */
export function TrailTabs({ tenant, environment, current }: Props) {
  const t = words('trail')
  const query = new URLSearchParams({ environment })
  return (
    <Tabs
      label={t('tabs')}
      tabs={[
        { href: `/admin/${tenant}/trail?${query}`, label: t('tab.events'), current: current === 'events' },
        { href: `/admin/${tenant}/trail/tokens?${query}`, label: t('tab.tokens'), current: current === 'tokens' },
      ]}
    />
  )
}
