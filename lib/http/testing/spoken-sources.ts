import type { Sentence } from './sentences.ts'

/** Sources whose sentences people do not meet in the console, or meet by another catalogue. */
const elsewhere: readonly RegExp[] = [
  // Programs and whoever starts the server read English.
  /^lib\/http\/(rest\/|problem\.ts|framed\.ts|export\.ts)/,
  /^lib\/(kernel\/|access\/may\.ts|db\/(?!with-tenant))/,
  // Mails are written in the language of who gets them; the console has its own words for kinds of client.
  /^lib\/mail\/(html\/|sample\.ts)/,
  /^lib\/clients\/kinds\.ts$/,
  /^lib\/branding\/(branding|css)\.ts$/,
  // Names of products, and what new tenants are furnished with: from then on it is data.
  /^lib\/identity\/passkeys\/provider-name\.ts$/,
  /^lib\/tenancy\/(portal-client|keep-keys|purge)\.ts$/,
]

const phrases = new Set([
  // What a built-in role is called: a name, as other roles have.
  'User manager',
  // Data, not words: how things are called that a new tenant begins with, keys of maps, and what guards a bug.
  ...['Test people', 'Portal and management API', 'Signet management', 'command line', 'nobody has this password'],
  ...['{0} ceiling', 'apis {0}', 'policies {0} {1}'],
  // Kinds of states, which the pages have words for.
  ...['token used', 'token expired', 'not what was issued', 'session gone', 'session ended', 'session expired'],
  'user suspended',
])

/** Whether a sentence of the sources needs no German. */
export const notSaid = ({ file, text }: Sentence): boolean =>
  phrases.has(text) || elsewhere.some((pattern) => pattern.test(file))

const words = [
  ...['Allowed', 'Off', 'Optional', 'Required', 'Never', 'Closed', 'Open'],
  ...['empty', 'somebody', ' Use {0}.', 'at most {0}', 'at least {0}', '{0} and {1}', 'It {0}.', 'The address {0}.'],
  ...['day', 'hour', 'minute', 'second'].flatMap((unit) => [`{0} ${unit}`, `{0} ${unit}s`]),
]

/** What is said in German though no source holds it as a whole: made of parts, or one word. */
export const composed: readonly string[] = words
