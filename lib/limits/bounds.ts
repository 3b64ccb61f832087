/**
 * Every bound on what comes in, in one table (SECURITY section 1, denial of service: each input has a bound, and the
 * bound is tested). Lengths are in characters unless the name says bytes. Column checks in the schema are at least these.
 */
export const bounds = {
  body: {
    /** `application/x-www-form-urlencoded` at the provider and the portal. */
    formBytes: 64 * 1024,
    /** JSON at the management API. */
    jsonBytes: 1_000_000,
    /** Distinct parameters of one form or query. */
    parameters: 100,
  },
  header: { totalBytes: 16 * 1024, count: 100 },
  url: { length: 8 * 1024, uri: 2048 },
  text: { slug: 40, name: 100, description: 500, locale: 35, zoneinfo: 64, userAgent: 512, reason: 200 },
  /** RFC 5321 §4.5.3.1.3: a path is at most 256 octets, its brackets included. */
  email: { length: 254, localPart: 64 },
  password: { min: 8, minAlone: 15, max: 128, typedLength: 1024 },
  /** How often one browser, and one network, may ask how strong a password is. */
  /** How often a person takes their data along. */
  dataDownload: { requests: 10, windowSeconds: 3_600 },
  passwordCheck: { perBrowser: 100, perNetwork: 3_000, windowSeconds: 300 },
  /** Words of a tenant's own that no password may be made of. Shorter ones would be in too much. */
  blockedWord: { perDirectory: 200, min: 4, max: 40 },
  user: {
    identifiers: 20,
    externalId: 200,
    addressBytes: 2048,
    attributes: 50,
    attributeBytes: 4096,
    attributesText: 64 * 1024,
  },
  api: { identifier: 255, permissions: 200, permissionName: 100, perTenant: 200 },
  /** `permissions` are those that a role has itself; `depth` is how many roles stand one within the other. */
  role: { perTenant: 500, permissions: 400, contained: 50, depth: 10 },
  client: { redirectUris: 50, origins: 50, scopes: 50, secrets: 2, graceHours: 168, jwksBytes: 16 * 1024, name: 100 },
  group: { membersAtOnce: 200 },
  /** A file of people: in bytes, in rows, in columns, and for how long it is kept while it is being looked at. */
  import: { bytes: 5 * 1024 * 1024, rows: 2_000, columns: 100, cell: 8_192, fileName: 200, waiting: 20, keptHours: 24 },
  session: { perBrowser: 10, perUser: 100 },
  /** How long ago somebody may have signed in who changes what guards their account; what one page of it lists. */
  account: { recentSeconds: 900, pageRows: 20, apps: 100, activityDays: 90, deletionDays: 14, exportRows: 2_000 },
  /** `control` is not counted. */
  tenant: { environments: 20, directories: 20 },
  signUp: { domains: 100 },
  token: { inspected: 16 * 1024, revokedAtOnce: 2_000 },
  consent: { atOnce: 2_000 },
  invitation: { days: 30, defaultDays: 7, roles: 20, groups: 20, sends: 20 },
  /** How long what was shown to be set up can be confirmed, and how much of what is typed as a code is looked at. */
  enrolment: { seconds: 1_800, codeLength: 40 },
  /** What one tenant may send in a day, what of security notices beside that, and how often a mail is tried. */
  /** `newSignIns`: how many of them a person is told of in how many seconds, whatever comes. */
  mail: {
    perDay: 2_000,
    noticesPerDay: 10_000,
    samplesPerDay: 100,
    attempts: 8,
    troubled: 20,
    subject: 200,
    newSignIns: { most: 3, seconds: 600 },
  },
  /**
   * `replayed`: events that one replay sends again; `queued`: what may wait beside the trail's own order. `failingDays`: for how
   * long a receiver may fail before nothing more is tried. `answerBytes`: what is kept of an answer.
   */
  webhook: {
    perTenant: 20,
    events: 100,
    description: 200,
    graceHours: 168,
    replayed: 1_000,
    queued: 2_000,
    replayAttempts: 5,
    failingDays: 5,
    timeoutMs: 10_000,
    answerBytes: 1_024,
    mails: 20,
  },
  /** One action on many rows: how many at most, and how long it may take. */
  bulk: { rows: 5000, seconds: 60 },
  view: { perList: 20, name: 60, query: 2048 },
  /** What one caller of the management API may ask in a window, and for how long an answer is kept for its repetition. */
  rest: { requests: 600, windowSeconds: 60, idempotencyKey: 200, idempotentHours: 24 },
  apiKey: { days: 365, defaultDays: 90, perPerson: 50 },
  /** `objects` of one environment: clients and kinds of policy. */
  promotion: { objects: 1_000, documentBytes: 1024 * 1024, seconds: 120 },
  /** `images` and `versions` are how many are kept. A picture’s sides are in pixels. `bytes`: of one branding as JSON, its texts among it. */
  branding: {
    name: 60,
    text: 600,
    textsOfLanguage: 500,
    bytes: 400_000,
    images: 40,
    imageBytes: 256 * 1024,
    imageSide: 4096,
    versions: 50,
    workedOut: 500,
  },
  /** A person's picture: in bytes as it is sent and as it is kept, its sides in pixels. What is sent beyond `drained` breaks off. */
  picture: { sentBytes: 2 * 1024 * 1024, bytes: 512 * 1024, side: 4096, drainedBytes: 16 * 1024 * 1024 },
  pick: { rows: 20 },
  /** `countable`: how many rows a list counts exactly; beyond, it says about how many. */
  list: { page: 50, maxPage: 200, search: 100, countable: 10_000 },
  trail: { changesBytes: 16 * 1024, individualFailures: 20, failureWindowSeconds: 60 },
  queue: { passwordHashes: 64 },
} as const
