import type { Access, SubjectType } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import type { Subject } from '../subjects'

/** One hop of one subject, as a row of the table Reference. The passage is in the last hop's source, the one that was seen. */
export type ReferenceRow = {
  subjectType: SubjectType
  subjectId: string
  hop: number
  sourceId: string
  access: Access
  passageId: string | null
}

/** The citations of the subjects, one row for each hop. */
export const referenceRowsOf = (subjects: readonly Subject[]): ReferenceRow[] =>
  subjects.flatMap((subject) =>
    subject.chain.map(
      (hop, index): ReferenceRow => ({
        subjectType: subject.type,
        subjectId: subject.id,
        hop: index,
        sourceId: hop.sourceId,
        access: hop.access,
        passageId: index === subject.chain.length - 1 ? subject.passageId : null,
      }),
    ),
  )

const keyOf = (row: ReferenceRow) =>
  [row.subjectType, row.subjectId, row.hop, row.sourceId, row.access, row.passageId].join(' ')

/** The rows to remove and to add so that `present` becomes `wanted`; rows in both stay untouched. */
export function changesOf<Present extends ReferenceRow>(
  present: readonly Present[],
  wanted: readonly ReferenceRow[],
) {
  const missing = new Map(wanted.map((row) => [keyOf(row), row]))
  const gone = present.filter((row) => !missing.delete(keyOf(row)))
  return { gone, added: [...missing.values()] }
}

/** The existing sources and passages that new rows name; what is not in it does not exist. */
export type Known = {
  sources: ReadonlySet<string>
  /** Those that were merged into another source. */
  merged: ReadonlySet<string>
  /** The source of each passage. */
  sourceOfPassage: ReadonlyMap<string, string>
}

/** The path of a subject in the form, and its name. Parts of the body have no path of their own. */
function fieldOf(
  subjects: readonly Subject[],
  row: Pick<ReferenceRow, 'subjectType' | 'subjectId'>,
): { field: string; name: Message } {
  const index = subjects
    .filter(({ type }) => type === row.subjectType)
    .findIndex(({ id }) => id === row.subjectId)
  const name = message(`labels.numberedSubject.${row.subjectType}`, { number: index + 1 })
  if (row.subjectType === 'FIGURE') return { field: `figures.${index}.chain`, name }
  if (row.subjectType === 'TIMELINE') return { field: `fields.timeline.${index}.chain`, name }
  return { field: 'body', name }
}

/** The message about a citation that can't be saved, or null. */
function faultOf(row: ReferenceRow, known: Known, name: Message): Message | null {
  if (!known.sources.has(row.sourceId)) return message('records.reference.sourceGone', { name })
  if (known.merged.has(row.sourceId)) return message('records.reference.sourceMerged', { name })
  if (!row.passageId) return null
  const source = known.sourceOfPassage.get(row.passageId)
  if (source === undefined) return message('records.reference.passageGone', { name })
  return source === row.sourceId ? null : message('records.reference.passageElsewhere', { name })
}

/** One message for each field that cites a source that no longer exists, or a passage of another source. */
export function faultsOf(subjects: readonly Subject[], rows: readonly ReferenceRow[], known: Known) {
  const faults: Record<string, Message> = {}
  for (const row of rows) {
    const { field, name } = fieldOf(subjects, row)
    const fault = faultOf(row, known, name)
    if (fault) faults[field] ??= fault
  }
  return faults
}

/** One message for each field whose chain would have a source twice after merged sources are replaced. */
export function doubledFaultsOf(subjects: readonly Subject[], merged: ReadonlyMap<string, string>) {
  const faults: Record<string, Message> = {}
  for (const { type, id, chain } of subjects) {
    const sources = new Set(chain.map(({ sourceId }) => merged.get(sourceId) ?? sourceId))
    if (sources.size === chain.length) continue
    const { field, name } = fieldOf(subjects, { subjectType: type, subjectId: id })
    faults[field] ??= message('records.reference.doubled', { name })
  }
  return faults
}
