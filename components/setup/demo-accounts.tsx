'use client'
import { useKit } from '#kit'
import { ButtonLink } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'

export type DemoAccount = { tenant: string; role: string; email: string; password: string; href: string }
export type DemoLoaded = { accounts: readonly DemoAccount[]; onward: { href: string; label: string } }

/** The demo's people, with the passwords that are shown this once. */
export function DemoAccounts({ accounts, onward }: DemoLoaded) {
  const t = useKit()
  const all = accounts.map(({ tenant, email, password }) => `${tenant}\t${email}\t${password}`).join('\n')
  return (
    <section className="stack stack-4" aria-label={t('setup.accounts')} data-done={true}>
      <div className="row row-between wrap">
        <h2>{t('setup.loaded')}</h2>
        <CopyButton text={all} what={t('setup.allAccounts')} labelled={true} />
      </div>
      <p className="small muted">{t('setup.once')}</p>
      <div className="table-wrap table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('setup.account')}</th>
              <th scope="col">{t('field.password')}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={`${account.tenant} ${account.email}`}>
                <td>
                  <a className="link" href={account.href}>
                    {account.tenant}
                  </a>
                  , {account.role}
                  <span className="cell-under">{account.email}</span>
                </td>
                <td className="mono">{account.password}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <span>
        <ButtonLink variant="primary" size="lg" href={onward.href}>
          {onward.label}
        </ButtonLink>
      </span>
    </section>
  )
}
