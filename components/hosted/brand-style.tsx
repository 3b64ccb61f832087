import type { HostedPage } from './views.ts'

/** The tenant's colours and choices, after the sheet that they change: custom properties that the server made, allowed by the nonce. */
export function BrandStyle({ page: { brand, nonce } }: { page: Pick<HostedPage, 'brand' | 'nonce'> }) {
  return brand === undefined || brand.css === '' ? null : <style nonce={nonce}>{brand.css}</style>
}
