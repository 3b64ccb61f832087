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
})
