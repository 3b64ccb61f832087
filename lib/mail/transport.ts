import { createTransport } from 'nodemailer'
import { config } from '#lib/kernel/env.ts'
import type { ClaimedMail } from './claim.ts'
import type { Rendered } from './stored-letter.ts'

/** Hands one mail to a mail server. Throws what the server or the network said. */
export type Transport = (mail: Pick<ClaimedMail, 'to' | 'subject' | 'messageId'> & Rendered) => Promise<void>

const seconds = 1_000

/** The configured mail server as a transport; undefined without one. */
export function smtpTransport(): Transport | undefined {
  const { smtp } = config()
  if (smtp === undefined) return undefined
  const { server, from } = smtp
  const { user, password } = server
  const options = {
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'required',
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    dnsTimeout: 10 * seconds,
    socketTimeout: 60 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return async (mail) => {
    const transport = createTransport(options)
    try {
      await transport.sendMail({
        from,
        // An object is one address, whatever it holds; a text would be read as a list.
        to: { name: '', address: mail.to },
        envelope: { from: from.address, to: [mail.to] },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      })
    } finally {
      transport.close()
    }
  }
}
