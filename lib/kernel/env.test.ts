import { describe, expect, test } from 'vitest'
import { ConfigError, parseConfig } from './env.ts'

const fault = (env: Record<string, string>): string => {
  try {
    parseConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

describe('configuration', () => {
  test('needs no variable at all', () => {
    const config = parseConfig({})
    expect(config.port).toBe(3000)
    expect(config.origin).toBe('http://localhost:3000')
    expect(config.trustedProxies).toEqual([])
    expect(config.databaseUrl).toBeUndefined()
  })

  test('an empty variable is an absent one', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '', SIGNET_ORIGIN: '' }).port).toBe(3000)
  })

  test('the origin follows the port', () => {
    expect(parseConfig({ PORT: '8080' }).origin).toBe('http://localhost:8080')
  })

  test.each([
    ['http://id.example.com', 'must use https'],
    ['https://id.example.com/path', 'without a path'],
    ['ftp://id.example.com', 'http or https'],
    ['id.example.com', 'http or https'],
  ])('W02 origin %s is refused: %s', (value, words) => {
    expect(fault({ SIGNET_ORIGIN: value })).toContain(words)
  })

  test.each(['https://id.example.com', 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'W02 origin %s is taken',
    (value) => {
      expect(parseConfig({ SIGNET_ORIGIN: value }).origin).toBe(value)
    },
  )

  test('every fault is listed, by its variable', () => {
    const message = fault({ PORT: '99999', SIGNET_MASTER_KEY: 'short', DATABASE_URL: 'mysql://x' })
    for (const name of ['PORT', 'SIGNET_MASTER_KEY', 'DATABASE_URL']) expect(message).toContain(name)
    expect(message).not.toContain('short')
  })

  test('an operator needs both an address and a password', () => {
    expect(fault({ SIGNET_OPERATOR_EMAIL: 'a@b.test' })).toContain('belong together')
    expect(
      parseConfig({ SIGNET_OPERATOR_EMAIL: 'a@b.test', SIGNET_OPERATOR_PASSWORD: 'a long enough one' }).operatorEmail,
    ).toBe('a@b.test')
  })

  test('a mail server and a sender belong together', () => {
    expect(fault({ SIGNET_SMTP_URL: 'smtp://mail.example.com' })).toContain('belong together')
    expect(fault({ SIGNET_MAIL_FROM: 'a@b.test' })).toContain('belong together')
    expect(parseConfig({}).smtp).toBeUndefined()
    const { smtp } = parseConfig({
      SIGNET_SMTP_URL: 'smtp://ada:p%40ss@mail.example.com',
      SIGNET_MAIL_FROM: 'Example <no-reply@example.com>',
    })
    expect(smtp).toEqual({
      server: { host: 'mail.example.com', port: 587, tls: 'required', user: 'ada', password: 'p@ss' },
      from: { name: 'Example', address: 'no-reply@example.com' },
    })
  })

  test.each([
    ['http://mail.example.com', 'must be like smtp://'],
    ['mail.example.com:587', 'must be like smtp://'],
    ['smtp://ada@mail.example.com', 'a user and a password'],
    ['smtp://mail.example.com/path', 'must end after the port'],
    ['smtp://mail.example.com?pool=true', 'takes one option'],
    ['smtps://mail.example.com?tls=none', 'is smtps'],
    ['smtp://a:%E0%A4%A@mail.example.com', 'percent-encoded'],
  ])('the mail server %s is refused: %s', (url, words) => {
    const message = fault({ SIGNET_SMTP_URL: url, SIGNET_MAIL_FROM: 'a@b.test' })
    expect(message).toContain('SIGNET_SMTP_URL')
    expect(message).toContain(words)
  })

  test('what is wrong with the address of a mail server is said without its password', () => {
    const message = fault({ SIGNET_SMTP_URL: 'smtp://ada:hunter2@mail.example.com/x', SIGNET_MAIL_FROM: 'a@b.test' })
    expect(message).not.toContain('hunter2')
  })

  test.each(['a@b.test, c@d.test', 'a@b.test\nBcc: c@d.test', '"x" <a@b.test>', 'nobody', 'A <a@b.test> <c@d.test>'])(
    'Y09 the sender %j is refused',
    (from) => {
      expect(fault({ SIGNET_SMTP_URL: 'smtp://localhost', SIGNET_MAIL_FROM: from })).toContain('must be one address')
    },
  )

  test('a server on this machine, or in a network that is trusted, needs no TLS', () => {
    const tls = (url: string) => parseConfig({ SIGNET_SMTP_URL: url, SIGNET_MAIL_FROM: 'a@b.test' }).smtp?.server.tls
    expect(tls('smtp://localhost:1025')).toBe('none')
    expect(tls('smtp://relay.internal:25?tls=none')).toBe('none')
    expect(tls('smtp://mail.example.com:25')).toBe('required')
    expect(tls('smtps://mail.example.com')).toBe('implicit')
  })

  test('S09 only on a loopback origin may anything be sent to this machine itself', () => {
    expect(parseConfig({}).loopbackTargets).toBe(false)
    expect(parseConfig({ SIGNET_LOOPBACK_TARGETS: 'yes' }).loopbackTargets).toBe(true)
    expect(fault({ SIGNET_LOOPBACK_TARGETS: 'true' })).toContain('SIGNET_LOOPBACK_TARGETS')
    expect(fault({ SIGNET_LOOPBACK_TARGETS: 'yes', SIGNET_ORIGIN: 'https://id.example.com' })).toContain(
      'SIGNET_LOOPBACK_TARGETS',
    )
  })
})
