import { bounds } from '@/lib/dates'
import { type Check, type Found, placeOf } from '../check'
import { quoted } from '../detect/quoted'
import { plainName, trigramLikeness } from '../detect/spelling'
import type { CheckedSource, CheckInput, LikeSource } from '../input'

/** Titles as alike as this are one work, misspelt or shortened. */
const alike = 0.6

export const sameSourceDiffers: Check = {
  id: 'same-source-differs',
  level: 'WARN',
  title: 'One source with two titles or two dates',
  explanation:
    'When two entries seem to be one article, with another date or another spelling of the title, one of them is wrong, and what cites it can be found only half. Compare them with the copy and merge them.',
  example: '“The bridge is down”, 3 May 1921, and “Bridge is down”, 8 May 1921, both in the Morning Lantern.',
  applies: (input) => input.likeSources.length > 0,
  run: (input) => input.likeSources.flatMap((like) => differing(like, input)),
}

function differing({ sourceId, other }: LikeSource, input: CheckInput): Found[] {
  const source = input.sources.get(sourceId)
  if (!source || other.id === source.id || !isSameHome(source, other)) return []
  const likeness = trigramLikeness(plainName(source.title), plainName(other.title))
  if (likeness < alike) return []
  const [one, two] = [bounds(source.issued?.edtf ?? null), bounds(other.issued?.edtf ?? null)]
  const excludes =
    one.from !== null &&
    two.to !== null &&
    one.to !== null &&
    two.from !== null &&
    (one.from > two.to || two.from > one.to)
  const sameTitle = plainName(source.title) === plainName(other.title)
  if (sameTitle && !excludes) return []
  // A column that appears every week has one title and many dates.
  if (sameTitle && excludes && isColumn(source, other)) return []
  const dates = excludes
    ? ` They are dated “${source.issued?.verbatim}” and “${other.issued?.verbatim}”.`
    : ''
  const message = `${quoted(source.title)} and ${quoted(other.title)} seem to be one source.${dates}`
  return [{ message, place: placeOf(`source.${source.id}`), excerpt: source.title }]
}

const isSameHome = (one: CheckedSource, other: CheckedSource) =>
  plainName(one.containerTitle ?? '') === plainName(other.containerTitle ?? '')

const dayMilliseconds = 86_400_000
const isColumn = (one: CheckedSource, other: CheckedSource) => {
  const [first, second] = [one, other].map((source) =>
    Date.parse(bounds(source.issued?.edtf ?? null).from ?? ''),
  )
  return Math.abs((first ?? 0) - (second ?? 0)) > 31 * dayMilliseconds
}
