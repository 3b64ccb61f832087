import type { BuiltInRole } from '#lib/access/roles.ts'
import type { ClientKind } from '#lib/clients/kinds.ts'

export type DemoPerson = {
  name: string
  /** The part before @. */
  mailbox: string
  builtInRole?: BuiltInRole
  roles?: readonly string[]
  groups?: readonly string[]
}

export type DemoClient = {
  name: string
  kind: ClientKind
  environment: 'production' | 'staging'
  firstParty: boolean
  home: string
  /** Permissions at the tenant's API. */
  permissions: readonly string[]
}

export type DemoStory = {
  slug: string
  displayName: string
  domain: string
  /** The first one founds the tenant. */
  people: readonly DemoPerson[]
  testPeople: readonly DemoPerson[]
  groups: Readonly<Record<string, string>>
  api: { identifier: string; name: string; permissions: Readonly<Record<string, string>> }
  roles: Readonly<Record<string, { name: string; permissions: readonly string[] }>>
  clients: readonly DemoClient[]
}

/** Two tenants that know nothing of each other; one address is in both, and is two people. */
export const stories: readonly DemoStory[] = [
  {
    slug: 'acme',
    displayName: 'Acme',
    domain: 'acme.test',
    people: [
      { name: 'Priya Raghunathan', mailbox: 'priya.raghunathan', builtInRole: 'owner', groups: ['finance'] },
      { name: 'Tomás Eirik Lindqvist', mailbox: 'tomas.lindqvist', builtInRole: 'admin', groups: ['engineering'] },
      { name: 'Noor El-Sayed', mailbox: 'noor.elsayed', builtInRole: 'user_manager', groups: ['people'] },
      { name: 'Amara Okafor', mailbox: 'amara.okafor', builtInRole: 'support', groups: ['support'] },
      { name: 'Oleksandr Bondarenko', mailbox: 'o.bondarenko', builtInRole: 'auditor', groups: ['finance'] },
      { name: 'Mei-Ling Chou', mailbox: 'meiling.chou', roles: ['billing-manager'], groups: ['finance'] },
      { name: 'Jonas Weber', mailbox: 'jonas.weber', roles: ['billing-manager'], groups: ['finance'] },
      { name: 'Søren Kjær', mailbox: 'soren.kjaer', groups: ['engineering'] },
      { name: 'Lucía Fernández-Ortega', mailbox: 'lucia.fernandez', groups: ['engineering'] },
      { name: 'Kenji Watanabe', mailbox: 'kenji.watanabe', groups: ['engineering'] },
      { name: 'Ines Marchetti', mailbox: 'ines.marchetti', roles: ['billing-reader'], groups: ['support'] },
      { name: 'Hana Achterberg', mailbox: 'hana.achterberg', groups: ['support'] },
      { name: 'Sam Rivera', mailbox: 'sam.rivera', groups: ['people'] },
    ],
    testPeople: [
      { name: 'Test Buyer', mailbox: 'buyer+test' },
      { name: 'Test Admin', mailbox: 'admin+test' },
    ],
    groups: { engineering: 'Engineering', finance: 'Finance', people: 'People', support: 'Support' },
    api: {
      identifier: 'https://api.acme.test/billing',
      name: 'Billing API',
      permissions: {
        'invoices:read': 'See invoices',
        'invoices:write': 'Create and change invoices',
        'refunds:approve': 'Approve refunds',
      },
    },
    roles: {
      'billing-reader': { name: 'Billing reader', permissions: ['invoices:read'] },
      'billing-manager': {
        name: 'Billing manager',
        permissions: ['invoices:read', 'invoices:write', 'refunds:approve'],
      },
    },
    clients: [
      {
        name: 'Acme Billing',
        kind: 'web',
        environment: 'production',
        firstParty: true,
        home: 'http://localhost:4001',
        permissions: ['invoices:read', 'invoices:write'],
      },
      {
        name: 'Acme Mobile',
        kind: 'native',
        environment: 'production',
        firstParty: true,
        home: 'com.example.acme:',
        permissions: ['invoices:read'],
      },
      {
        name: 'Ledgerly',
        kind: 'web',
        environment: 'production',
        firstParty: false,
        home: 'http://localhost:4002',
        permissions: ['invoices:read'],
      },
      {
        name: 'Warehouse scanner',
        kind: 'm2m',
        environment: 'production',
        firstParty: true,
        home: '',
        permissions: ['invoices:read'],
      },
      {
        name: 'Acme Billing',
        kind: 'web',
        environment: 'staging',
        firstParty: true,
        home: 'http://localhost:4001',
        permissions: ['invoices:read', 'invoices:write'],
      },
    ],
  },
  {
    slug: 'globex',
    displayName: 'Globex',
    domain: 'globex.test',
    people: [
      { name: 'Chidinma Mba', mailbox: 'chidinma.mba', builtInRole: 'owner' },
      { name: 'Elif Vural', mailbox: 'elif.vural', builtInRole: 'admin' },
      { name: 'Rafael Duarte Nogueira', mailbox: 'rafael.duarte', roles: ['dispatcher'], groups: ['dispatch'] },
      { name: 'Grace Sutherland', mailbox: 'grace.sutherland', roles: ['dispatcher'], groups: ['dispatch'] },
      { name: 'Björn Nyström', mailbox: 'bjorn.nystrom', groups: ['drivers'] },
      { name: 'Yui Takahashi', mailbox: 'yui.takahashi', groups: ['drivers'] },
      { name: 'Sam Rivera', mailbox: 'sam.rivera@acme.test', groups: ['drivers'] },
    ],
    testPeople: [{ name: 'Test Driver', mailbox: 'driver+test' }],
    groups: { dispatch: 'Dispatch', drivers: 'Drivers' },
    api: {
      identifier: 'https://api.globex.test/routes',
      name: 'Routes API',
      permissions: { 'routes:read': 'See routes', 'routes:plan': 'Plan routes' },
    },
    roles: { dispatcher: { name: 'Dispatcher', permissions: ['routes:read', 'routes:plan'] } },
    clients: [
      {
        name: 'Globex Routes',
        kind: 'spa',
        environment: 'production',
        firstParty: true,
        home: 'http://localhost:4003',
        permissions: ['routes:read', 'routes:plan'],
      },
      {
        name: 'Route optimizer',
        kind: 'm2m',
        environment: 'production',
        firstParty: true,
        home: '',
        permissions: ['routes:read'],
      },
    ],
  },
]
