/** Why a mail did not go out, in words that may be shown, and whether trying again could change that. */
export type SendFailure = { words: string; isFinal: boolean }

/** What Node and nodemailer call it, and what it means to whoever runs the server. */
const known: Readonly<Record<string, string>> = {
  ECONNECTION: 'The mail server could not be reached',
  ECONNREFUSED: 'The mail server refused the connection',
  ETIMEDOUT: 'The mail server did not answer in time',
  ESOCKET: 'The mail server could not be reached, or it broke the connection',
  ECONNRESET: 'The connection to the mail server broke',
  EDNS: 'The name of the mail server is not known',
  ENOTFOUND: 'The name of the mail server is not known',
  ETLS: 'The mail server did not offer the TLS that is required',
  EAUTH: 'The mail server did not take the user and password',
  EENVELOPE: 'The mail server refused the recipient or the sender',
  EMESSAGE: 'The mail server refused the message',
}

/** What a refusal of the server makes final: another try with the same envelope or message would be refused alike. */
const finalCodes = new Set(['EENVELOPE', 'EMESSAGE'])

/**
 * Reads an error of the mail server. The server's own words are left out, for they often repeat the address; its number says
 * enough, and the log has the rest.
 */
export function readFailure(error: unknown): SendFailure {
  const { code, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown
    responseCode?: unknown
  }
  const name = typeof code === 'string' ? code : ''
  const number = typeof responseCode === 'number' ? responseCode : undefined
  const words = known[name] ?? 'The mail could not be handed to the mail server'
  return {
    words: `${words}${number === undefined ? '' : ` (${number})`}.`,
    isFinal: finalCodes.has(name) && number !== undefined && number >= 500,
  }
}
