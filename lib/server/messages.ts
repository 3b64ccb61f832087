/** What the supervisor and its processes say to each other. */
export type ToSupervisor =
  | { type: 'ready' }
  | { type: 'metrics'; id: number; values: unknown[] }
  | { type: 'collect'; id: number }

export type ToProcess =
  | { type: 'drain' }
  | { type: 'metrics'; id: number }
  | { type: 'collected'; id: number; text: string }

/** The processes by their part in the whole. */
export const roles = ['front', 'pages', 'jobs'] as const
export type Role = (typeof roles)[number]

/** Says something to the supervisor. Without one (a test, a lone process) nobody hears it. */
export const tell = (message: ToSupervisor): void => {
  if (process.connected) process.send?.(message, () => {})
}

/** Hears what the supervisor says. */
export const hear = (listener: (message: ToProcess) => void): void => {
  process.on('message', (message) => listener(message as ToProcess))
}

/** Variables in which the supervisor hands its processes what they need, beside the configuration. */
export const internal = {
  /** JSON of `PagesAddress`. */
  pages: 'SIGNET_INTERNAL_PAGES',
  /** `yes` or empty: whether the database is the embedded one. */
  embedded: 'SIGNET_INTERNAL_EMBEDDED',
  /** The address of signet_owner, for the jobs process alone. */
  owner: 'SIGNET_INTERNAL_OWNER',
} as const
