import manifest from './assets.generated.json'
import type { HostedAssets } from './views.ts'

/** Where this build's style sheet and script stand. The manifest is written by scripts/hosted-assets.mjs. */
export const hostedAssets: HostedAssets = manifest
