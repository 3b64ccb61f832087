import { Logger, runOnce } from 'graphile-worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { configureMail } from '#lib/mail/testing/outbox.ts'
import { type Sink, startSink } from '#lib/mail/testing/sink.ts'
import { writeMail } from '#lib/mail/write.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { tasks } from './tasks.ts'

setTestMasterKey()

let database: TestDatabase
let sink: Sink
let tenant: SeededTenant

beforeAll(async () => {
  database = await testDatabase()
  await stockPool(3)
  sink = await startSink()
  configureMail({ SIGNET_SMTP_URL: `smtp://127.0.0.1:${sink.port}`, SIGNET_MAIL_FROM: 'no-reply@acme.test' })
  tenant = await seedTenant({ now: new Date() })
  return () => database.close()
})
afterAll(() => sink.close())

const quiet = new Logger(() => () => {})

/** The queue as the jobs process runs it, with the two kinds of job that are about mails, until nothing is due. */
const work = () => {
  const { send_mail, requeue_mails } = tasks
  return runOnce({
    connectionString: database.urls.signet_platform,
    taskList: { send_mail, requeue_mails },
    logger: quiet,
  })
}

const write = (to: string) =>
  withTenant(tenant.id, (tx) =>
    writeMail(tx, {
      kind: 'test',
      to,
      letter: { language: 'en', subject: 'A test', heading: 'A test', paragraphs: ['Hello.'], closing: [] },
      aboutId: null,
      now: new Date(),
    }),
  )
const rowOf = (id: string) => withTenant(tenant.id, (tx) => tx.db.mail.findFirstOrThrow({ where: { id } }))

test('a mail that is written goes out with the next turn of the queue', async () => {
  const id = await write('ada@example.test')
  await work()
  expect(sink.mails.map(({ to }) => to)).toEqual([['ada@example.test']])
  expect(await rowOf(id)).toMatchObject({ status: 'sent', body: null })
})

test('a mail whose sender was killed, its job with it, is found and goes out', async () => {
  const id = await write('ben@example.test')
  const lapsed = { attempts: 1, nextTryAt: plusSeconds(new Date(), -1) }
  await withTenant(tenant.id, (tx) => tx.db.mail.updateMany({ where: { id }, data: lapsed }))
  await onServer(database.urls.admin, (client) => client.query('delete from graphile_worker._private_jobs'))
  await work()
  expect(await rowOf(id)).toMatchObject({ status: 'queued' })
  await withTenant(
    tenant.id,
    (tx) => tx.db.$queryRaw`select enqueue_job('requeue_mails', ${tenant.id}::uuid, null)::text`,
  )
  await work()
  await work()
  expect(sink.mails.filter(({ to }) => to.includes('ben@example.test'))).toHaveLength(1)
  expect(await rowOf(id)).toMatchObject({ status: 'sent', attempts: 2 })
})
