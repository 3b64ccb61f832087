/** Where an invitation is accepted, below the issuer that its link leads to. */
export const invitationPath = '/invitation'

/** The link of an invitation. The issuer is the stored one, so nothing of any request can change where it leads (Y03). */
export const invitationLink = (issuer: string, token: string): string =>
  `${issuer}${invitationPath}?${new URLSearchParams({ token })}`
