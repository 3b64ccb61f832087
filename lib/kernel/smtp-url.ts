import { isLoopback } from './origin.ts'

/** The mail server that mails are handed to. */
export type SmtpServer = {
  host: string
  port: number
  /** `implicit` from the first byte (smtps), `required` by STARTTLS, or `none`: on this machine, or where the operator said so. */
  tls: 'implicit' | 'required' | 'none'
  user: string | undefined
  password: string | undefined
}

const defaultPorts: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 }

/**
 * Reads `smtp://user:password@host:587` or `smtps://…:465`. Mails hold links that open accounts, so a server elsewhere must
 * speak TLS, unless `?tls=none` says that the network between is trusted. Answers what is wrong otherwise, as the end of a sentence,
 * without repeating the value: it holds a password.
 */
export function readSmtpUrl(value: string): SmtpServer | { fault: string } {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || defaultPorts[url.protocol] === undefined || url.hostname === '')
    return { fault: 'must be like smtp://user:password@mail.example.com:587, or smtps://…:465' }
  if ((url.pathname !== '' && url.pathname !== '/') || url.hash !== '')
    return { fault: 'must end after the port: smtp://user:password@mail.example.com:587' }
  const unknown = [...url.searchParams.keys()].filter((name) => name !== 'tls')
  const wanted = url.searchParams.get('tls')
  if (unknown.length > 0 || (wanted !== null && wanted !== 'none'))
    return { fault: 'takes one option, ?tls=none, for a server in a network that you trust' }
  const isImplicit = url.protocol === 'smtps:'
  if (isImplicit && wanted === 'none') return { fault: 'is smtps, which is TLS: use smtp:// with ?tls=none' }
  if ((url.username === '') !== (url.password === '')) return { fault: 'needs a user and a password, or neither' }
  const decoded = [url.username, url.password].map(decode)
  if (decoded.includes(undefined)) return { fault: 'has a user or password that is not percent-encoded' }
  const [user, password] = decoded
  const isOpen = wanted === 'none' || isLoopback(url.hostname)
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (defaultPorts[url.protocol] ?? 587) : Number(url.port),
    tls: isImplicit ? 'implicit' : isOpen ? 'none' : 'required',
    user: user === '' ? undefined : user,
    password: password === '' ? undefined : password,
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
