import type { ReactNode } from 'react'
import { ToastProvider } from '../ui/toast.tsx'
import { Breadcrumb } from './breadcrumb.tsx'
import { NavDrawer } from './nav-drawer.tsx'
import { Sidebar, type SidebarProps } from './sidebar.tsx'
import type { Crumb } from './types.ts'

type PortalShellProps = SidebarProps & { breadcrumb: readonly Crumb[]; children: ReactNode }

/** The frame of a portal page, tenant's or platform's: where one is, where one can go, who one is. */
export function PortalShell({ breadcrumb, children, ...sidebar }: PortalShellProps) {
  return (
    <ToastProvider>
      <a className="button skip" href="#main">
        Skip to content
      </a>
      <div className="shell">
        <Sidebar {...sidebar} />
        <div className="shell-body">
          <header className="topbar">
            <NavDrawer>
              <Sidebar {...sidebar} />
            </NavDrawer>
            <Breadcrumb crumbs={breadcrumb} />
          </header>
          <main className="main" id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
    </ToastProvider>
  )
}
