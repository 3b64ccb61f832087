import { expect, test } from 'vitest'
import { createLog } from './log.ts'

const lines = (write: (log: ReturnType<typeof createLog>) => void): string[] => {
  const written: string[] = []
  write(createLog('info', { write: (line) => void written.push(line) }))
  return written
}

test('16.2.5 secrets are redacted at the top and one level down', () => {
  const [line] = lines((log) =>
    log.info({ password: 'p1', body: { code: 'c1', client_secret: 's1' }, headers: { cookie: 'k1' } }, 'request'),
  )
  for (const secret of ['p1', 'c1', 's1', 'k1']) expect(line).not.toContain(`"${secret}"`)
  expect(line).toContain('[redacted]')
})

test('16.4.1 a line break in a value stays inside its line', () => {
  const written = lines((log) => log.info({ userAgent: 'a\r\n{"level":"fatal"}\u001b[31m' }, 'x'))
  expect(written).toHaveLength(1)
  for (const control of ['\r', '\n', '\u001b']) expect(written[0]?.trimEnd()).not.toContain(control)
})

test('16.2.2 times are UTC in ISO 8601', () => {
  const [line] = lines((log) => log.info('x'))
  expect(JSON.parse(line ?? '').time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test('16.2.5 an error tells its code, and not the rows it is about', () => {
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(ada@example.test) exists',
  })
  const [line] = lines((log) => log.error({ err: error }, 'request failed'))
  expect(JSON.parse(line ?? '').err).toMatchObject({ type: 'Error', message: 'duplicate key', errorCode: '23505' })
  expect(line).not.toContain('ada@example.test')
})

test('a log of callers who name each field looks for no secrets, and is like the other otherwise', () => {
  const written: string[] = []
  const log = createLog('info', { write: (line) => void written.push(line) }, [])
  log.info({ path: '/t/acme', code: 'c1' }, 'served')
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ level: 'info', path: '/t/acme', code: 'c1', msg: 'served' })
})
