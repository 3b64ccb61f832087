/** Where a browser keeps the language that was chosen in it; the pages that people meet read the same. */
export const languageCookie = 'signet-language'
