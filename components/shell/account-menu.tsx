'use client'
import { LogOut } from 'lucide-react'
import { useRef } from 'react'
import { useKit } from '#kit'
import { Avatar } from '../ui/avatar.tsx'
import { Menu } from '../ui/menu.tsx'
import type { ShellAccount } from './types.ts'

/** A server action, or the URL of a route that takes a POST. */
export type SignOut = string | ((data: FormData) => void | Promise<void>)

type AccountMenuProps = { account: ShellAccount; signOut: SignOut }

/** Who is signed in here, and the way out. */
export function AccountMenu({ account, signOut }: AccountMenuProps) {
  const t = useKit()
  const form = useRef<HTMLFormElement>(null)
  return (
    <>
      <form ref={form} action={signOut} method={typeof signOut === 'string' ? 'post' : undefined} hidden={true} />
      <Menu
        side="top"
        entries={[
          { kind: 'label', label: account.email },
          { kind: 'rule' },
          {
            label: t('signOut'),
            icon: <LogOut className="icon" aria-hidden="true" />,
            onSelect: () => form.current?.requestSubmit(),
          },
        ]}
        trigger={
          <button type="button" className="account-trigger" aria-label={t('shell.account', { name: account.name })}>
            <Avatar name={account.name} />
            <span className="strong truncate">{account.name}</span>
          </button>
        }
      />
      <noscript>
        <form action={signOut} method={typeof signOut === 'string' ? 'post' : undefined}>
          <button type="submit" className="button button-sm">
            {t('signOut')}
          </button>
        </form>
      </noscript>
    </>
  )
}
