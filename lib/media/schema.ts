import { z } from 'zod'
import { hrefWith } from '@/lib/lists/address'
import { sortSchema } from '@/lib/lists/sorting'
import { issue } from '@/lib/messages/message'
import { languageSchema } from '@/lib/text'
import { filledLineOf, lineOf } from '@/lib/text/characters'
import { mediaKinds } from './types'

/** The name of an uploaded file, without folders. */
export const newMediaSchema = z.strictObject({
  filename: filledLineOf(255, issue('media.errors.filenameMissing')).transform((name) =>
    name.replace(/^.*[/\\]/, ''),
  ),
  language: languageSchema,
})

const hundredths = z.coerce.number().int().min(0).max(100)

/** What is said about a media file. `alternative` is null until someone has written it, and empty for an image that only decorates. */
export const mediaDescriptionSchema = z.strictObject({
  alternative: lineOf(2000).nullable(),
  caption: lineOf(1000),
  credit: lineOf(300),
  rights: lineOf(500),
  warning: lineOf(500),
  focusX: hundredths,
  focusY: hundredths,
  language: languageSchema,
})
export const mediaFields = mediaDescriptionSchema.keyof().options

/** The filters of the library, from the query string; anything invalid is left out. */
export const mediaFiltersSchema = z.object({
  q: lineOf(200).catch(''),
  kind: z.enum(mediaKinds).nullable().catch(null),
  /** Only images that no one has described. */
  undescribed: z.stringbool().catch(false),
  sort: sortSchema('media').nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type MediaFilters = z.output<typeof mediaFiltersSchema>

/** The address of the library with these filters. */
export const hrefOfMedia = (filters: Partial<MediaFilters>): string =>
  hrefWith('/desk/media', queryOfMedia(filters))

/** These filters as the values of an address. */
export const queryOfMedia = ({ q, kind, undescribed, sort, page }: Partial<MediaFilters>) => ({
  ...{ q, kind, sort },
  undescribed: undescribed ? 'true' : null,
  page: page && page > 1 ? String(page) : null,
})

/** What the editor asks of the library; anything invalid is left out. */
export const imageSearchSchema = z.object({
  q: lineOf(200).catch(''),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .catch(null),
})
