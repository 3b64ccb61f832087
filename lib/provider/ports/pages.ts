import type { PagesPort } from '#lib/oidc/ports.ts'

/** For doors that show no pages: plain words in the fewest tags. The hosted door brings its own. */
export const plainPages: PagesPort = {
  error: ({ status, errorId }) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Error ${status}</title><p>This request can't be answered. Quote ${errorId}.</p></html>`,
}
