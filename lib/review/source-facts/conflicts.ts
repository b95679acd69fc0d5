import { plainName } from '@/lib/checks/detect/spelling'
import { bounds, type DateGroup } from '@/lib/dates'
import { type SourceAspect, sourceAspects } from '@/lib/records/kinds'

/** One statement about one aspect of a source, by its entry (null) or by a record. */
export type Claim = {
  aspect: SourceAspect
  by: { id: string; title: string } | null
  text: string
  date?: DateGroup
  /** Authority that the name is tied to; the same one is the same name however it is spelt. */
  authorityId?: string | null
}

/** One aspect on which the entry and records differ, each value with where it comes from. */
export type SourceConflict = {
  aspect: SourceAspect
  said: { text: string; bySource: boolean; records: { id: string; title: string }[] }[]
}

const monthAndDay = (edtf: string | null | undefined) => /-(\d{2}-\d{2})$/.exec(edtf ?? '')?.[1] ?? null

/** True for dates that can't both be right: their spans don't overlap, or, without a year, their month and day differ. */
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

/** The aspects with claims that can't all be right, in the order of `sourceAspects`, each with all its claims, the entry's first. */
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
