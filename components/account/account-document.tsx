import type { ReactNode } from 'react'
import { Foot, HostedDocument } from '../hosted/chrome.tsx'
import type { HostedPage } from '../hosted/views.ts'

type AccountDocumentProps = {
  page: HostedPage
  title: string
  failed?: boolean
  passkeys?: boolean
  children: ReactNode
}

/** The whole document of a page of the account. */
export function AccountDocument({ page, title, failed = false, passkeys = false, children }: AccountDocumentProps) {
  return (
    <HostedDocument page={page} title={title} failed={failed} passkeys={passkeys} sheet={page.assets.accountCss}>
      <body className="hosted account-body">
        {children}
        <Foot page={page} links={page.brand?.links} />
      </body>
    </HostedDocument>
  )
}
