/** RFC 6749 §4.1.3, RFC 7636 §4.5. */
export const codeForm = (code: string, verifier: string, redirectUri: string): string =>
  `grant_type=authorization_code&code=${code}&redirect_uri=${encodeURIComponent(redirectUri)}&code_verifier=${verifier}`
