/** What every page of the tests knows of its surroundings. */
export const surroundings = {
  tenantName: 'Acme',
  links: { help: 'https://acme.test/help', privacy: 'https://acme.test/privacy', terms: 'https://acme.test/terms' },
}

/** What brings a form of the tests back. */
export const transaction = { action: '/t/acme/production/sign-in', csrf: 'csrf-token', requestId: 'req_1' }

/** The app of the tests. */
export const app = { clientName: 'Acme Billing' }
