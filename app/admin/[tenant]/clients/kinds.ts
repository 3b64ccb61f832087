/** The kinds of client in the words of this console. */
export const kindLabels: Record<string, string> = {
  web: 'Web',
  spa: 'Single-page',
  native: 'Native',
  m2m: 'Machine to machine',
}

export const kindChoices = [
  { value: 'web', label: 'Web', hint: 'Runs on a server that keeps a secret: Next.js, Express, Django, Spring.' },
  { value: 'spa', label: 'Single-page', hint: 'Runs in the browser, without a server of its own.' },
  { value: 'native', label: 'Native', hint: 'Runs on a phone or a desktop.' },
  {
    value: 'm2m',
    label: 'Machine to machine',
    hint: 'A service that calls an API on its own behalf; nobody signs in.',
  },
] as const
