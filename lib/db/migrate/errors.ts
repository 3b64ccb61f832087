/** Thrown when the database can't be brought to this version. The message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/** Thrown when the login may not make the four roles: `statements` are for whoever may. They hold no password. */
export class RolesNeededError extends Error {
  override readonly name = 'RolesNeededError'
  readonly statements: string

  constructor(statements: string, cause?: unknown) {
    super(
      'Signet needs four roles in its database, and the login in DATABASE_URL may not make them. ' +
        'Run these statements once, in this database, as a login that may:\n\n' +
        statements,
      cause === undefined ? undefined : { cause },
    )
    this.statements = statements
  }
}
