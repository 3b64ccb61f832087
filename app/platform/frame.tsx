import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { PortalShell } from '#components/shell/portal-shell.tsx'
import { parseTheme, themeCookie } from '#components/shell/theme.ts'
import type { Crumb } from '#components/shell/types.ts'
import type { Visit } from '#lib/http/read.ts'
import { signOut } from './actions.ts'

type FrameProps = { visit: Visit; breadcrumb: readonly Crumb[]; children: ReactNode }

/** The shell of the operators' portal around one page. */
export async function Frame({ visit, breadcrumb, children }: FrameProps) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  const { actor } = visit
  return (
    <PortalShell
      home={{ name: 'Platform', href: '/platform', kind: 'platform' }}
      nav={[{ label: 'Tenants', icon: 'tenants', href: '/platform/tenants', current: true }]}
      account={{ name: 'name' in actor ? actor.name : '', email: 'Operator' }}
      signOut={signOut}
      theme={theme}
      breadcrumb={[{ label: 'Platform', href: '/platform' }, ...breadcrumb]}
    >
      {children}
    </PortalShell>
  )
}
