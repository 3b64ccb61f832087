import { z } from 'zod'
import { isLocale } from '#lib/identity/profile/is-locale.ts'
import { isZone } from '#lib/identity/profile/is-zone.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'

const cleared = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

const optionalText = (max: number) => z.string().trim().max(max).optional().transform(cleared)

/** A web address of a picture; nothing else goes into a page or a claim as one. */
const picture = z
  .string()
  .trim()
  .max(bounds.url.uri)
  .optional()
  .transform(cleared)
  .refine((text) => text === null || isHttps(text), 'needs to begin with https://')

/** What an administrator writes of a person. Absent and empty are the same: nothing is kept. */
export const profileFields = {
  displayName: z.string().trim().min(1, 'needs a name').max(bounds.text.name),
  givenName: optionalText(bounds.text.name),
  familyName: optionalText(bounds.text.name),
  locale: optionalText(bounds.text.locale).refine(
    (text) => text === null || isLocale(text),
    'is no language tag, such as en-GB',
  ),
  zoneinfo: optionalText(bounds.text.zoneinfo).refine(
    (text) => text === null || isZone(text),
    'is no time zone, such as Europe/Berlin',
  ),
  picture,
  externalId: optionalText(bounds.user.externalId),
}

/** Somebody else of the directory has it already. */
export const taken = (field: string): ServiceError =>
  new ServiceError('conflict', 'Somebody has this already.', {
    fields: { [field]: 'Somebody else in this directory has it.' },
  })

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:'
}
