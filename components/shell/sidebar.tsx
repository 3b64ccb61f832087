import { useKit } from '#kit'
import { AccountMenu, type SignOut } from './account-menu.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { Nav } from './nav.tsx'
import { Switchers, type SwitchersProps } from './switchers.tsx'
import type { Theme } from './theme.ts'
import { ThemeMenu } from './theme-menu.tsx'
import type { NavEntry, ShellAccount } from './types.ts'

export type SidebarProps = SwitchersProps & {
  nav: readonly NavEntry[]
  account: ShellAccount
  signOut: SignOut
  theme: Theme
}

export function Sidebar({ nav, account, signOut, theme, ...switchers }: SidebarProps) {
  const t = useKit()
  return (
    <aside className="sidebar" aria-label={t('shell.main')}>
      <div className="sidebar-head">
        <Switchers {...switchers} />
      </div>
      <Nav entries={nav} />
      <div className="sidebar-foot">
        <AccountMenu account={account} signOut={signOut} />
        <LanguageMenu />
        <ThemeMenu theme={theme} />
      </div>
    </aside>
  )
}
