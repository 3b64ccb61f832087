/** Where the picture of a person's own is, below the issuer of each environment that they sign in to. */
export const picturePath = (key: string): string => `/picture/${key}`

/** The address of a picture as people's rows have it: a path of ours below this issuer, or an address elsewhere, which stays. */
export const pictureUrl = (issuer: string, picture: string): string =>
  picture.startsWith('/') ? `${issuer}${picture}` : picture
