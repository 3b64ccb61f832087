import { words } from '#app/messages/words.ts'
import { Tabs } from '#components/ui/tabs.tsx'

type PlaygroundTabsProps = { tenant: string; environment: string; current: 'request' | 'inspect' }

/** The two parts of the playground, each at its own address. */
export function PlaygroundTabs({ tenant, environment, current }: PlaygroundTabsProps) {
  const t = words('playground')
  const home = `/admin/${tenant}/playground`
  const at = new URLSearchParams({ environment })
  return (
    <Tabs
      label={t('views')}
      tabs={[
        { href: `${home}?${at}`, label: t('view.request'), current: current === 'request' },
        { href: `${home}/inspect?${at}`, label: t('view.inspect'), current: current === 'inspect' },
      ]}
    />
  )
}
