import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Sink = {
  port: number
  /** What arrived: the mail as a mail program reads it, the bytes, and whom the envelope named. */
  mails: { mail: ParsedMail; raw: string; to: string[]; from: string }[]
  close(): Promise<void>
}

type Refusal = { code: number; words: string } | undefined

/** A mail server that keeps what it gets. `refuse` makes it refuse a recipient. */
export async function startSink(refuse: (address: string) => Refusal = () => undefined): Promise<Sink> {
  const mails: Sink['mails'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const refusal = refuse(address)
      done(refusal === undefined ? null : Object.assign(new Error(refusal.words), { responseCode: refusal.code }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        mails.push({ mail: await simpleParser(raw), raw, to: rcptTo.map(({ address }) => address), from })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return { port, mails, close: () => new Promise((resolve) => server.close(() => resolve())) }
}
