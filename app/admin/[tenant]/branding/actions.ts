'use server'
import { redirect } from 'next/navigation'
import { type ActionResult, action, perform } from '#lib/http/action.ts'
import { formValues } from '#lib/http/form-input.ts'
import { inRequest } from '#lib/http/request.ts'
import { theirWords } from '#lib/http/their-words.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { discardBrandingDraft } from '#lib/services/branding/discard-draft.ts'
import { publishBranding } from '#lib/services/branding/publish.ts'
import { removeBranding } from '#lib/services/branding/remove.ts'
import { revertBranding } from '#lib/services/branding/revert.ts'
import { saveBrandingDraft } from '#lib/services/branding/save-draft.ts'
import { uploadBrandImage } from '#lib/services/branding/upload-image.ts'
import { after } from '../after.ts'
import { type BrandingAt, brandingHref, levelOf } from './at.ts'
import { designInput } from './design-input.ts'
import { textsInput } from './texts-input.ts'

const keepDesign = action(saveBrandingDraft, undefined, designInput)
const keepTexts = action(saveBrandingDraft, undefined, textsInput)

export const publish = after(publishBranding, (at: BrandingAt) => brandingHref(at, 'design', { done: 'published' }))
export const discard = after(discardBrandingDraft, (at: BrandingAt) =>
  brandingHref(at, 'design', { done: 'discarded' }),
)
export const revert = after(revertBranding, (at: BrandingAt) => brandingHref(at, 'history', { done: 'reverted' }))
export const remove = after(removeBranding, (at: BrandingAt) => brandingHref(at, 'history', { done: 'removed' }))

/** Saves the choices: pictures first, each for itself, then all of them together. What is wrong is said at its field. */
export async function saveDesign(at: BrandingAt, _: ActionResult | undefined, form: FormData): Promise<ActionResult> {
  const sent = withoutFiles(form)
  taken(sent)
  for (const theme of ['light', 'dark']) {
    const name = `design.logo.${theme}`
    if (sent.get(`logoRemove.${theme}`) === 'on') sent.delete(name)
    const file = form.get(`logoFile.${theme}`)
    if (!(file instanceof File) || file.size === 0) continue
    const uploaded = await upload(at, file)
    if (typeof uploaded === 'string') return inRequest(async () => notSaved(name, uploaded, sent))
    sent.set(name, uploaded.id)
  }
  const result = await keepDesign(at.tenant, undefined, sent)
  if (result.ok) redirect(brandingHref(at, 'design', { done: 'saved' }))
  return result
}

const notSaved = (name: string, why: string, sent: FormData): ActionResult => ({
  ok: false,
  message: theirWords('Nothing was saved.'),
  fields: { [name]: theirWords(why) },
  values: formValues(sent),
})

/** Saves the texts of one language and section. `kept` says which the form shows again. */
export async function saveTexts(
  { kept, ...at }: BrandingAt & { kept: string },
  _: ActionResult | undefined,
  form: FormData,
): Promise<ActionResult> {
  const result = await keepTexts(at.tenant, undefined, form)
  const [language = 'en', section = 'hosted'] = kept.split(' ')
  if (result.ok) redirect(brandingHref(at, 'texts', { language, section, done: 'saved' }))
  return { ...result, fields: atTexts(result.fields) }
}

/** What is wrong with a text is said at its field, whose name says that it may be empty. */
const atTexts = (fields: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([path, said]) => [path.startsWith('texts.') ? `${path}:text` : path, said]),
  )

function withoutFiles(form: FormData): FormData {
  const sent = new FormData()
  for (const [name, value] of form.entries()) if (typeof value === 'string') sent.append(name, value)
  return sent
}

/** A refused colour's nearest was taken: it stands where the refused one stood. */
function taken(form: FormData): void {
  const [, name, colour] =
    /^(design\.colours\.(?:light|dark)\.[a-z]+)=(#[0-9a-f]{6})$/.exec(String(form.get('take'))) ?? []
  if (name !== undefined && colour !== undefined) form.set(name, colour)
  form.delete('take')
}

async function upload(at: BrandingAt, file: File): Promise<{ id: string } | string> {
  try {
    const content = Buffer.from(await file.arrayBuffer()).toString('base64')
    const made = await perform(uploadBrandImage, at.tenant, { ...levelOf(at), content })
    return made ?? 'This form was sent from another site. Reload the page.'
  } catch (error) {
    if (isServiceError(error)) return error.fields?.content ?? error.message
    throw error
  }
}
