import { beforeEach, describe, expect, test } from 'vitest'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
let ip = 1
let browser: TestBrowser

beforeEach(() => {
  browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)
})

const url = (path = '') => `${stage.acme.production.issuer}/account${path}`
const open = (path: string, person = stage.acme.ada, on = browser) => signIn(on, url(path), person)

/** What a page's form to a path carries unseen. */
function hiddenIn(page: Visited, path: string): Record<string, string> {
  const forms = [...page.body.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => form)
  const form = forms.find((each) => each.includes(`action="${url(path)}"`)) ?? ''
  const fields = [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
}

const ada = () =>
  stage.inAcme((tx) =>
    tx.db.user.findFirstOrThrow({ where: { directoryId: stage.acme.production.directoryId, id: stage.acme.ada.id } }),
  )

const lock = (lockedFields: string[]) =>
  stage.inAcme((tx) =>
    tx.db.directory.updateMany({ where: { id: stage.acme.production.directoryId }, data: { lockedFields } }),
  )

describe('UX-H58 profile', () => {
  const wanted = { displayName: 'Seán O’Neil', givenName: 'Seán', familyName: '', locale: 'de', zoneinfo: 'Asia/Tokyo' }

  test('what somebody writes of themselves is saved, with an event of their own', async () => {
    const page = await open('/profile')
    const form = { ...hiddenIn(page, '/profile'), ...wanted }
    const done = await browser.visit(url('/profile'), { form })
    expect(done).toMatchObject({ status: 200, url: url('/profile?done=profile_saved') })
    expect(await ada()).toMatchObject({ ...wanted, familyName: null })
    const where = { action: 'user.changed', targetId: stage.acme.ada.id }
    const event = await stage.inAcme((tx) => tx.db.auditEvent.findFirst({ where }))
    expect(event).toMatchObject({ actorKind: 'user', actorId: stage.acme.ada.id })
    expect(JSON.stringify(event?.changes)).not.toContain('Neil')
  })

  test('what is wrong is told at its field, and what was typed is kept', async () => {
    const page = await open('/profile')
    const form = { ...hiddenIn(page, '/profile'), ...wanted, displayName: '', familyName: 'Kept', zoneinfo: 'Mars' }
    const refused = await browser.visit(url('/profile'), { form })
    expect(refused.status).toBe(400)
    expect(refused.body).toContain('id="displayName-error"')
    expect(refused.body).toContain('id="zoneinfo-error"')
    expect(refused.body).toContain('value="Kept"')
  })

  test('what somebody else saved meanwhile is said, and saved over only when asked again', async () => {
    const page = await open('/profile')
    await stage.inAcme((tx) =>
      tx.db.user.updateMany({
        where: { id: stage.acme.ada.id },
        data: { displayName: 'Ada King', version: { increment: 1 } },
      }),
    )
    const form = { ...hiddenIn(page, '/profile'), ...wanted, displayName: 'Ada Byron' }
    const refused = await browser.visit(url('/profile'), { form })
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('Ada King')
    expect(refused.body).toContain('value="Ada Byron"')
    expect((await ada()).displayName).toBe('Ada King')
    const again = { ...form, ...hiddenIn(refused, '/profile') }
    expect((await browser.visit(url('/profile'), { form: again })).status).toBe(200)
    expect((await ada()).displayName).toBe('Ada Byron')
  })

  test('a field that the tenant locked says who manages it; a form made by hand does not change it', async () => {
    await lock(['name'])
    try {
      const page = await open('/profile')
      expect(page.body).toContain('Managed by Acme')
      expect(page.body).not.toContain('name="displayName"')
      const before = await ada()
      const hidden = hiddenIn(page, '/profile')
      const forged = { ...hidden, displayName: 'Mallory', locale: 'fr', zoneinfo: '' }
      expect((await browser.visit(url('/profile'), { form: forged })).status).toBe(403)
      expect(await ada()).toMatchObject({ displayName: before.displayName, locale: before.locale })
      expect((await browser.visit(url('/profile'), { form: { ...hidden, locale: 'fr' } })).status).toBe(200)
      expect(await ada()).toMatchObject({ displayName: before.displayName, locale: 'fr' })
    } finally {
      await lock([])
    }
  })
})
