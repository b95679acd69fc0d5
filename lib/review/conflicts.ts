import { plainName } from '@/lib/checks/detect/spelling'
import { bounds, type DateGroup } from '@/lib/dates'
import { type SourceAspect, sourceAspects } from '@/lib/records/kinds'

/** What somebody says of the source: the entry itself (null) or a record. */
export type Claim = {
  aspect: SourceAspect
  by: { id: string; title: string } | null
  text: string
  date?: DateGroup
  /** Authority that the name is tied to; the same one is the same name however it is spelt. */
  authorityId?: string | null
}

/** One aspect of which different things are said, each with who says it. */
export type SourceConflict = {
  aspect: SourceAspect
  said: { text: string; bySource: boolean; records: { id: string; title: string }[] }[]
}

const monthAndDay = (edtf: string | null | undefined) => /-(\d{2}-\d{2})$/.exec(edtf ?? '')?.[1] ?? null

/** Dates that cannot both be: their spans exclude each other, or, without a year, their month and day differ. */
export function excludes(one: DateGroup, other: DateGroup): boolean {
  const [a, b] = [bounds(one.edtf), bounds(other.edtf)]
  if (a.from && a.to && b.from && b.to) return a.from > b.to || b.from > a.to
  const [first, second] = [monthAndDay(one.edtf), monthAndDay(other.edtf)]
  return first !== null && second !== null && first !== second
}

function differ(one: Claim, other: Claim): boolean {
  if (one.date && other.date) return excludes(one.date, other.date)
  if (one.authorityId && one.authorityId === other.authorityId) return false
  return plainName(one.text) !== plainName(other.text)
}

const groupKey = ({ text, date }: Claim) => date?.edtf ?? plainName(text)

/** The aspects of which two claims cannot both be right, in the order of `sourceAspects`; everybody's claim is told, the entry's first. */
export function conflictsIn(claims: readonly Claim[]): SourceConflict[] {
  return sourceAspects.flatMap((aspect) => {
    const all = claims.filter((claim) => claim.aspect === aspect && claim.text !== '')
    if (!all.some((one, index) => all.slice(index + 1).some((other) => differ(one, other)))) return []
    const said = [...Map.groupBy(all, groupKey).values()].map((group) => ({
      text: group[0]?.text ?? '',
      bySource: group.some(({ by }) => by === null),
      records: group.flatMap(({ by }) => by ?? []),
    }))
    return [{ aspect, said: said.sort((a, b) => Number(b.bySource) - Number(a.bySource)) }]
  })
}
