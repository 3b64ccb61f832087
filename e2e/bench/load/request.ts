export type Headers = Readonly<Record<string, string>>

const lines = (headers: Headers): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')

/** A GET as it goes over the wire. */
export const getRequest = (url: string, headers: Headers = {}): Buffer => {
  const { host, pathname, search } = new URL(url)
  return Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n${lines(headers)}\r\n`)
}

/** What posts forms to one address: all of a request but its form is made once. Forms are in ASCII. */
export function formPoster(url: string, headers: Headers): (form: string) => string {
  const { host, pathname } = new URL(url)
  const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\n${lines(headers)}content-type: application/x-www-form-urlencoded\r\ncontent-length: `
  return (form) => `${head}${form.length}\r\n\r\n${form}`
}
