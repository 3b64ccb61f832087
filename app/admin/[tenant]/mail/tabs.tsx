import { words } from '#app/messages/words.ts'
import { Tabs } from '#components/ui/tabs.tsx'

type Props = { tenant: string; environment: string; current: 'sent' | 'preview' }

/** What was sent, and how mails look: each at its own address. */
export function MailTabs({ tenant, environment, current }: Props) {
  const t = words('mail')
  const home = `/admin/${tenant}/mail`
  const at = new URLSearchParams({ environment })
  return (
    <Tabs
      label={t('views')}
      tabs={[
        { href: `${home}?${at}`, label: t('view.sent'), current: current === 'sent' },
        { href: `${home}/preview?${at}`, label: t('view.preview'), current: current === 'preview' },
      ]}
    />
  )
}
