import type {
  ClientWish,
  DirectorySlug,
  EnvironmentSlug,
  PortalRows,
  RowCounts,
  TenantIds,
  Wishes,
  WishName,
} from '#e2e/seeder/wishes.ts'
import { random } from './pkce.ts'

export type Person = { id: string; sub: string; email: string; password: string; name: string }

export type SeededClient = {
  id: string
  clientId: string
  /** Empty for a public client. */
  secret: string
  issuer: string
  name: string
  redirectUris: string[]
  postLogoutRedirectUris: string[]
}

/** Long enough for every policy, and in no list. */
export const password = 'plum-otter-lantern-92'

export async function wish<Name extends WishName>(
  seeder: string,
  name: Name,
  what: Wishes[Name]['wish'],
): Promise<Wishes[Name]['answer']> {
  const response = await fetch(`${seeder}/${name}`, { method: 'POST', body: JSON.stringify(what) })
  if (!response.ok) throw new Error(`the seeder could not make a ${name}: ${await response.text()}`)
  return (await response.json()) as Wishes[Name]['answer']
}

type PersonWish = {
  name?: string
  email?: string
  password?: string
  builtInRole?: string
  isPasswordGiven?: boolean
  locale?: string
  zoneinfo?: string
  directory?: DirectorySlug
}

/** A tenant of one test, and what is put into it. */
export class Tenant {
  private constructor(
    private readonly seeder: string,
    readonly origin: string,
    readonly slug: string,
    readonly displayName: string,
    readonly ids: TenantIds,
  ) {}

  static async make(seeder: string, origin: string, displayName = 'Acme'): Promise<Tenant> {
    const slug = `${displayName.toLowerCase().replaceAll(/[^a-z]+/g, '')}-${random(6)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, 'x')}`
    return new Tenant(seeder, origin, slug, displayName, await wish(seeder, 'tenant', { slug, displayName }))
  }

  /** The built-in tenant of the operators. Everybody's: make people in it, and change nothing else. */
  static async platform(seeder: string, origin: string): Promise<Tenant> {
    return new Tenant(seeder, origin, 'platform', 'Platform', await wish(seeder, 'platform', {}))
  }

  issuer(environment: EnvironmentSlug): string {
    return `${this.origin}/t/${this.slug}/${environment}`
  }

  get portal(): string {
    return `${this.origin}/admin/${this.slug}`
  }

  async person(wanted: PersonWish = {}): Promise<Person> {
    const { name = 'Ada Lovelace', directory = 'main', builtInRole, isPasswordGiven = false, locale, zoneinfo } = wanted
    const email =
      wanted.email ?? `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${random(4).toLowerCase()}@example.com`
    const secret = wanted.password ?? password
    const made = await wish(this.seeder, 'user', {
      tenantId: this.ids.id,
      directoryId: this.ids.directories[directory],
      email,
      password: secret,
      name,
      isPasswordGiven,
      ...(builtInRole === undefined ? {} : { builtInRole }),
      ...(locale === undefined ? {} : { locale }),
      ...(zoneinfo === undefined ? {} : { zoneinfo }),
    })
    return { ...made, email, password: secret, name }
  }

  async client(environment: EnvironmentSlug, settings: ClientWish): Promise<SeededClient> {
    const environmentId = this.ids.environments[environment]
    const made = await wish(this.seeder, 'client', { tenantId: this.ids.id, environmentId, settings })
    return {
      ...made,
      issuer: this.issuer(environment),
      name: settings.name,
      redirectUris: settings.redirectUris ?? [],
      postLogoutRedirectUris: settings.postLogoutRedirectUris ?? [],
    }
  }

  /** An API of the tenant with one permission that the client may ask for. */
  async api(environment: EnvironmentSlug, client: SeededClient, identifier: string, permission: string): Promise<void> {
    await wish(this.seeder, 'api', { ...this.#place(environment), clientId: client.id, identifier, permission })
  }

  /** A permission for a person of `main`, through a group and a nested role; `giver` gave each step. */
  async giveThroughGroup(
    environment: EnvironmentSlug,
    person: Person,
    giver: Person,
    what: { identifier: string; permission: string },
  ): Promise<void> {
    const people = { directoryId: this.ids.directories.main, userId: person.id, givenBy: giver.id }
    await wish(this.seeder, 'throughGroup', { ...this.#place(environment), ...people, ...what })
  }

  async suspend(person: Person): Promise<void> {
    await wish(this.seeder, 'suspendUser', {
      tenantId: this.ids.id,
      directoryId: this.ids.directories.main,
      userId: person.id,
    })
  }

  async setStatus(status: 'active' | 'suspended'): Promise<void> {
    await wish(this.seeder, 'suspendTenant', { tenantId: this.ids.id, status })
  }

  /** What a sign-in takes here, by the fields of the policy; to be asked before anybody visits the tenant. */
  async demandFactors(value: Record<string, number>): Promise<void> {
    await wish(this.seeder, 'demandFactors', { tenantId: this.ids.id, value })
  }

  /** Lets anybody make an account; to be asked before anybody visits the tenant. */
  async openSignUp(): Promise<void> {
    await wish(this.seeder, 'openSignUp', { tenantId: this.ids.id })
  }

  /** What the tenant's latest mails say, the latest first. */
  async mailTexts(): Promise<string[]> {
    return (await wish(this.seeder, 'mailTexts', { tenantId: this.ids.id })).texts
  }

  /** The subjects of the mails of sign-up, the latest first. */
  async signUpMails(): Promise<string[]> {
    return (await wish(this.seeder, 'signUpMails', { tenantId: this.ids.id })).subjects
  }

  async endSessions(environment: EnvironmentSlug): Promise<number> {
    return (await wish(this.seeder, 'endSessions', this.#place(environment))).ended
  }

  async expireRequests(environment: EnvironmentSlug): Promise<number> {
    return (await wish(this.seeder, 'expireRequests', this.#place(environment))).expired
  }

  portalRows(): Promise<PortalRows> {
    return wish(this.seeder, 'portalRows', { tenantId: this.ids.id })
  }

  rowCounts(environment: EnvironmentSlug): Promise<RowCounts> {
    return wish(this.seeder, 'rowCounts', this.#place(environment))
  }

  #place(environment: EnvironmentSlug): { tenantId: string; environmentId: string } {
    return { tenantId: this.ids.id, environmentId: this.ids.environments[environment] }
  }
}
