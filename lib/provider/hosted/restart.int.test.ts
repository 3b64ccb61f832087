import { expect, test } from 'vitest'
import { forget } from '#lib/kernel/singleton.ts'
import { TestBrowser } from '../testing/browser.ts'
import { answerOf, codeOf, RelyingParty } from '../testing/relying-party.ts'
import { startRig } from '../testing/rig.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()

/** What a process keeps in its memory, gone. The server comes back at the same address. */
async function restart(): Promise<void> {
  const port = Number(new URL(stage.rig.origin).port)
  await stage.rig.close()
  for (const name of ['provider-snapshots', 'provider-blocked', 'provider-world', 'keys.data']) forget(name)
  stage.rig = await startRig({ port })
}

test('a sign-in goes on where it was when the server is replaced between each pair of its steps', async () => {
  const { ada, production } = stage.acme
  const app = new RelyingParty(production.issuer, production.web)
  const browser = new TestBrowser(stage.rig.origin)
  const identifier = await browser.visit(app.authorizeUrl())
  await restart()
  const password = await browser.submit(identifier, { username: ada.email })
  await restart()
  const consent = await browser.submit(password, { username: ada.email, password: ada.password })
  await restart()
  const end = await browser.submit(consent, { decision: 'allow' })
  expect(answerOf(end).get('state')).toBe('the-state')
  await restart()
  const tokens = await app.redeem(codeOf(end))
  expect(tokens.status).toBe(200)
  await restart()
  expect((await app.refresh(String(tokens.json.refresh_token))).status).toBe(200)
  expect((await app.userinfo(String(tokens.json.access_token))).json.sub).toBe(ada.sub)
})
