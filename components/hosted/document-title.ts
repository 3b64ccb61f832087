/** What a page is called in its tab: what it asks, then whose it is. */
export const documentTitle = (title: string, name: string): string => `${title} · ${name}`
