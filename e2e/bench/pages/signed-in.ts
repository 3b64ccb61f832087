import { Visitor } from '#e2e/support/visitor.ts'

/** Reads the pages of one portal as somebody who is signed in to it. Throws at whatever is no page with status 200. */
export type Reader = (path: string) => Promise<string>

type Who = { email: string; password: string }

/** Signs in to the portal at `home` as a browser without scripts does, putting the second factor off. */
export async function signedIn(home: string, { email, password }: Who): Promise<Reader> {
  const visitor = new Visitor()
  const person = { id: '', sub: '', name: '', email, password }
  const page = await visitor.signIn(await visitor.open(home), person)
  if (page.status !== 200 || new URL(page.url).pathname !== new URL(home).pathname)
    throw new Error(`${email} was not let in to ${home}: ${page.status} ${page.url}`)
  return async (path) => {
    const answer = await visitor.send(`${home}${path}`)
    const html = await answer.text()
    if (answer.status !== 200 || !html.endsWith('</html>'))
      throw new Error(`${home}${path}: ${answer.status} ${answer.headers.get('location') ?? html.slice(0, 300)}`)
    return html
  }
}
