import type { Query } from '../query.ts'
import type { Verb } from '../verb.ts'
import { discardBrandingDraft } from './discard-draft.ts'
import { getBranding } from './get.ts'
import { listBrandingVersions } from './history.ts'
import { previewBranding } from './preview.ts'
import { publishBranding } from './publish.ts'
import { removeBranding } from './remove.ts'
import { revertBranding } from './revert.ts'
import { saveBrandingDraft } from './save-draft.ts'
import { listBrandingTexts } from './texts.ts'
import { uploadBrandImage } from './upload-image.ts'

/** What can be asked and done about how the hosted pages look. */
export const brandingUseCases: readonly (Verb | Query)[] = [
  getBranding,
  listBrandingTexts,
  listBrandingVersions,
  previewBranding,
  uploadBrandImage,
  saveBrandingDraft,
  discardBrandingDraft,
  publishBranding,
  revertBranding,
  removeBranding,
]
