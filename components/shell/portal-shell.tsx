import type { ReactNode } from 'react'
import { useKit } from '#kit'
import { CommandCenter } from '../palette/command-center.tsx'
import type { PaletteProps } from '../palette/types.ts'
import { ToastProvider } from '../ui/toast.tsx'
import { Breadcrumb } from './breadcrumb.tsx'
import { Nav } from './nav.tsx'
import { NavDrawer } from './nav-drawer.tsx'
import { Sidebar, type SidebarProps } from './sidebar.tsx'
import type { Crumb } from './types.ts'

type PortalShellProps = SidebarProps & { breadcrumb: readonly Crumb[]; palette?: PaletteProps; children: ReactNode }

/** The frame of a portal page, tenant's or platform's: where one is, where one can go, who one is. */
export function PortalShell({ breadcrumb, palette, children, ...sidebar }: PortalShellProps) {
  const t = useKit()
  return (
    <ToastProvider>
      <a className="button skip" href="#main">
        {t('shell.skip')}
      </a>
      <div className="shell">
        <Sidebar {...sidebar} />
        <div className="shell-body">
          <header className="topbar">
            <NavDrawer>
              <Sidebar {...sidebar} />
            </NavDrawer>
            <Breadcrumb crumbs={breadcrumb} />
            {palette === undefined ? null : <CommandCenter {...palette} />}
          </header>
          <main className="main" id="main" tabIndex={-1}>
            {children}
          </main>
          {/* The drawer of narrow screens needs scripts; without them the sections stand below the page. */}
          <noscript>
            <div className="only-narrow">
              <Nav entries={sidebar.nav} />
            </div>
          </noscript>
        </div>
      </div>
    </ToastProvider>
  )
}
