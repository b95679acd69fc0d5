import { z } from 'zod'
import { type DateGroup, dateGroupSchema, formatDate, formatEdtf, plainReading } from '@/lib/dates'
import { storedEnglish } from '@/lib/messages/stored-english'

const part = z.union([z.number(), z.string()])

/** A date variable of CSL-JSON 1.0.2. */
export const cslDateSchema = z.object({
  'date-parts': z.array(z.array(part)).optional(),
  season: part.optional(),
  circa: z.union([z.boolean(), part]).optional(),
  literal: z.string().optional(),
  raw: z.string().optional(),
})
type CslDate = z.output<typeof cslDateSchema>

const plain = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)$/
const seasonal = /^(\d{4})-2([1-4])([?~%]?)$/

/**
 * The date for CSL processors. CSL can't express a missing year, a decade or an open interval: these become `literal`, in stored English,
 * so that a partly known date isn't printed as "n.d.".
 */
export function toCslDate(date: DateGroup): CslDate {
  const season = seasonal.exec(date.edtf ?? '')
  if (season)
    return {
      'date-parts': [[Number(season[1])]],
      season: Number(season[2]),
      ...(season[3] && { circa: true }),
    }
  const ends = (date.edtf ?? '').split('/').map((end) => plain.exec(end))
  if (date.edtf === null || ends.some((end) => end === null))
    return { literal: formatDate(date, storedEnglish) }
  const parts = ends.map((end) => (end ?? []).slice(1, 4).filter(Boolean).map(Number))
  const circa = ends.some((end) => end?.[4])
  return { 'date-parts': parts, ...(circa && { circa: true }) }
}

/** A date of CSL-JSON as the archive stores it; null when it is empty or can't be a date. */
export function fromCslDate(date: CslDate): DateGroup | null {
  const printed = date.raw ?? date.literal
  const edtf = edtfOf(date) ?? (printed === undefined ? null : plainReading(printed))
  const verbatim = printed ?? (edtf && formatEdtf(edtf, storedEnglish))
  const group = dateGroupSchema.safeParse({ verbatim, edtf, basis: 'AS_PRINTED' })
  if (group.success) return group.data
  const unread = dateGroupSchema.safeParse({ verbatim, edtf: null, basis: 'AS_PRINTED' })
  return unread.success ? unread.data : null
}

function edtfOf({ 'date-parts': parts, season, circa }: CslDate): string | null {
  if (!parts?.[0]?.[0]) return null
  const ends = parts.map((part) =>
    part.map((number, index) => String(number).padStart(index ? 2 : 4, '0')).join('-'),
  )
  const edtf =
    season && ends.length === 1 && /^\d{4}$/.test(ends[0] ?? '') ? `${ends[0]}-2${season}` : ends.join('/')
  const whole = circa
    ? edtf
        .split('/')
        .map((end) => `${end}~`)
        .join('/')
    : edtf
  return dateGroupSchema.shape.edtf.safeParse(whole).success ? whole : null
}
