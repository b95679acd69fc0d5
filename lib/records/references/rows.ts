import type { Access, SubjectType } from '@/lib/generated/prisma/enums'
import type { Subject } from '../subjects'

/** One hop of one subject as the table Reference keeps it. The passage lies in the last hop's source, the one that was seen. */
export type Rest = {
  subjectType: SubjectType
  subjectId: string
  hop: number
  sourceId: string
  access: Access
  passageId: string | null
}

/** What the subjects rest on, one row a hop. */
export const restsOf = (subjects: readonly Subject[]): Rest[] =>
  subjects.flatMap((subject) =>
    subject.chain.map(
      (hop, index): Rest => ({
        subjectType: subject.type,
        subjectId: subject.id,
        hop: index,
        sourceId: hop.sourceId,
        access: hop.access,
        passageId: index === subject.chain.length - 1 ? subject.passageId : null,
      }),
    ),
  )

const keyOf = (rest: Rest) =>
  [rest.subjectType, rest.subjectId, rest.hop, rest.sourceId, rest.access, rest.passageId].join(' ')

/** The rows to remove and to add so that `present` becomes `wanted`; rows that are in both stay untouched. */
export function changesOf<Present extends Rest>(present: readonly Present[], wanted: readonly Rest[]) {
  const missing = new Map(wanted.map((rest) => [keyOf(rest), rest]))
  const gone = present.filter((rest) => !missing.delete(keyOf(rest)))
  return { gone, added: [...missing.values()] }
}

/** What is known of the sources and passages that new rows name; what is not in it does not exist. */
export type Known = {
  sources: ReadonlySet<string>
  /** Those that were merged into another source. */
  merged: ReadonlySet<string>
  /** Source of the holding that each passage lies in. */
  sourceOfPassage: ReadonlyMap<string, string>
}

const names: Record<SubjectType, string> = {
  QUOTATION: 'Quotation',
  CITATION: 'Citation',
  TIMELINE: 'Event',
  FIGURE: 'Figure',
}

/** The form's path of a subject, and what to call it: parts of the body have no path of their own and are counted. */
function fieldOf(
  subjects: readonly Subject[],
  rest: Pick<Rest, 'subjectType' | 'subjectId'>,
): { field: string; name: string } {
  const index = subjects
    .filter(({ type }) => type === rest.subjectType)
    .findIndex(({ id }) => id === rest.subjectId)
  const name = `${names[rest.subjectType]} ${index + 1}`
  if (rest.subjectType === 'FIGURE') return { field: `figures.${index}.chain`, name }
  if (rest.subjectType === 'TIMELINE') return { field: `fields.timeline.${index}.chain`, name }
  return { field: 'body', name }
}

/** One sentence for each field in which a row names a source that is gone or a passage that is not of its source. */
export function faultsOf(subjects: readonly Subject[], rests: readonly Rest[], known: Known) {
  const faults: Record<string, string> = {}
  for (const rest of rests) {
    const fault = !known.sources.has(rest.sourceId)
      ? 'cites a source that is gone. Pick another, or take the citation out.'
      : known.merged.has(rest.sourceId)
        ? 'cites a source that was merged with another just now. Save once more.'
        : rest.passageId && !known.sourceOfPassage.has(rest.passageId)
          ? 'is bound to a passage that is gone. Choose the words again.'
          : rest.passageId && known.sourceOfPassage.get(rest.passageId) !== rest.sourceId
            ? 'is bound to a passage of another source than the one that was seen.'
            : null
    if (!fault) continue
    const { field, name } = fieldOf(subjects, rest)
    faults[field] ??= `${name} ${fault}`
  }
  return faults
}

/** One sentence for each field with a chain in which a source would stand twice, once those that were merged are replaced. */
export function doubledFaultsOf(subjects: readonly Subject[], merged: ReadonlyMap<string, string>) {
  const faults: Record<string, string> = {}
  for (const { type, id, chain } of subjects) {
    const sources = new Set(chain.map(({ sourceId }) => merged.get(sourceId) ?? sourceId))
    if (sources.size === chain.length) continue
    const { field, name } = fieldOf(subjects, { subjectType: type, subjectId: id })
    faults[field] ??= `${name} names two sources that were merged into one. Choose its chain again.`
  }
  return faults
}
