import { bounds } from '@/lib/dates'
import { DAY_MS } from '@/lib/durations'
import { message } from '@/lib/messages/message'
import { type Check, type Found, placeOf } from '../check'
import { onOneLine } from '../detect/quoted'
import { plainName, trigramLikeness } from '../detect/spelling'
import type { CheckedSource, CheckInput, LikeSource } from '../input'

/** From this similarity on, two titles are one work, misspelt or shortened. */
const alike = 0.6

export const sameSourceDiffers: Check = {
  id: 'same-source-differs',
  level: 'WARN',
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
  const titles = { one: onOneLine(source.title), other: onOneLine(other.title) }
  const dates = { first: source.issued?.verbatim ?? '', second: other.issued?.verbatim ?? '' }
  const text = excludes
    ? message('checks.same-source-differs.seemsOneDated', { ...titles, ...dates })
    : message('checks.same-source-differs.seemsOne', titles)
  return [{ message: text, place: placeOf(`source.${source.id}`), excerpt: source.title }]
}

const isSameHome = (one: CheckedSource, other: CheckedSource) =>
  plainName(one.containerTitle ?? '') === plainName(other.containerTitle ?? '')

const isColumn = (one: CheckedSource, other: CheckedSource) => {
  const [first, second] = [one, other].map((source) =>
    Date.parse(bounds(source.issued?.edtf ?? null).from ?? ''),
  )
  return Math.abs((first ?? 0) - (second ?? 0)) > 31 * DAY_MS
}
