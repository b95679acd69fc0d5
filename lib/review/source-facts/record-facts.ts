import { plainName } from '@/lib/checks/detect/spelling'
import { dateGroupOf, said } from '@/lib/citations/parts'
import { isSupplied } from '@/lib/citations/styles'
import { type DateGroup, dateGroupSchema, formatDate } from '@/lib/dates'
import type { Message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { kindOf } from '@/lib/records/kinds'
import { fieldText } from '@/lib/records/kinds/fields'
import { fieldLabel } from '@/lib/records/kinds/labels'
import type { RecordContent } from '@/lib/records/schema'
import { describesSource } from '@/lib/records/shared-facts'
import type { Subject } from '@/lib/records/subjects'
import type { CslItem } from '@/lib/sources/csl'
import { excludes } from './conflicts'

/** What a record says of its source in one field, and what the entry of the source says. Empty where one of them says nothing. */
export type SharedFact = { field: string; label: Message; own: string; source: string; differs: boolean }

/** A source that a record is made from, with what both say. */
export type SharedFacts = { sourceId: string; title: string; facts: SharedFact[] }

/** The sources at the beginning of the chains with true where they were seen: those of quotations, or of everything where nothing is quoted. */
function originalsOf(subjects: readonly Pick<Subject, 'type' | 'chain'>[]): Map<string, boolean> {
  const quoted = subjects.filter(({ type }) => type === 'QUOTATION')
  const originals = new Map<string, boolean>()
  for (const { chain } of quoted.length > 0 ? quoted : subjects) {
    const [first] = chain
    if (first) originals.set(first.sourceId, originals.get(first.sourceId) || first.access !== 'NOT_SEEN')
  }
  return originals
}

const isMadeFrom = (kind: string, { type }: CslItem) =>
  describesSource(kind, type) || (kindOf(kind).madeFrom ?? []).some((one) => one === type)

const ownDate = (content: RecordContent, field: string): DateGroup | null =>
  dateGroupSchema.safeParse(content.fields[field]).data ?? null

/**
 * The fields of a record that its sources state, too, beside what each source says: date, title, and the names, places and numbers that its kind
 * gives in a citation. The title only of a source that was seen and has one: any other can have a description for a title. `differs` where both can't
 * be right: dates that exclude each other, texts with other letters or digits.
 */
export function sharedFactsOf(
  kind: string,
  content: RecordContent,
  subjects: readonly Pick<Subject, 'type' | 'chain'>[],
  works: ReadonlyMap<string, CslItem>,
  t: Translator,
): SharedFacts[] {
  const { csl, sourceFields } = kindOf(kind)
  const variables = { ...(sourceFields.TITLE && { title: sourceFields.TITLE }), ...csl.variables }
  return [...originalsOf(subjects)].flatMap(([sourceId, isSeen]) => {
    const work = works.get(sourceId)
    if (!work || !isMadeFrom(kind, work)) return []
    const facts: SharedFact[] = []
    const add = (field: string, source: string, differs: (own: string) => boolean) => {
      const own = fieldText(kind, field, content.fields, t)
      if (source)
        facts.push({
          field,
          label: fieldLabel(kind, field),
          own,
          source,
          differs: own !== '' && differs(own),
        })
    }
    const issued = dateGroupOf(work, 'issued')
    if (csl.issued && issued) {
      const own = ownDate(content, csl.issued)
      add(csl.issued, formatDate(issued, t), () => own !== null && excludes(own, issued))
    }
    for (const [variable, field] of Object.entries(variables)) {
      const source = said(work, variable)
      if (field && (variable !== 'title' || (isSeen && !isSupplied(work))))
        add(field, source, (own) => plainName(own) !== plainName(source))
    }
    return facts.length > 0 ? [{ sourceId, title: said(work, 'title'), facts }] : []
  })
}
