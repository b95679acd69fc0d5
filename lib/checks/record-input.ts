import { dateGroupSchema } from '@/lib/dates'
import { eventsOf } from '@/lib/records/kinds/fields'
import type { RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { filesOf, imagesOf } from '@/lib/text/images'
import {
  type CheckedDate,
  type CheckedSource,
  type CheckInput,
  checkInput,
  type TimelineEvent,
} from './input'
import { skippingHeadings, tablesOf } from './structure'
import { recordBlocks } from './text-blocks'

/** Values that the caller reads from the database, because they aren't in the record's own content. */
export type Surroundings = Partial<
  Pick<
    CheckInput,
    | 'sources'
    | 'mergedIds'
    | 'passages'
    | 'copies'
    | 'authorities'
    | 'alike'
    | 'names'
    | 'relations'
    | 'verdicts'
    | 'consentProblems'
    | 'otherExcerpts'
    | 'likeSources'
    // Read from the content where the caller hasn't done so.
    | 'texts'
    | 'subjects'
  >
> & { today: string }

/** The input of the checks for one record's content. */
export function recordInput(
  kind: string,
  content: RecordContent,
  { texts, subjects, ...surroundings }: Surroundings,
): CheckInput {
  const timeline = eventsOf(kind, content.fields)
  return checkInput({
    kind,
    language: content.language,
    texts: texts ?? recordBlocks(content, timeline),
    fields: content.fields,
    subjects: subjects ?? subjectsOf(kind, content),
    figures: content.figures,
    people: content.people.map(({ name }) => name),
    timeline,
    images: imagesOf(content.body),
    files: filesOf(content.body),
    skippingHeadings: skippingHeadings(content.body),
    tables: tablesOf(content.body),
    dates: [...datesOf(content, timeline), ...sourceDates([...(surroundings.sources?.values() ?? [])])],
    ...surroundings,
  })
}

function datesOf(content: RecordContent, timeline: readonly TimelineEvent[]): CheckedDate[] {
  const fields = Object.entries(content.fields).flatMap(([name, value]) => {
    const date = dateGroupSchema.safeParse(value)
    return date.success ? [{ field: `fields.${name}`, date: date.data }] : []
  })
  const figures = content.figures.flatMap(({ id, asOf }) =>
    asOf ? [{ field: `figures.${id}`, date: asOf }] : [],
  )
  const events = timeline.map(({ id, date }) => ({ field: `timeline.${id}`, date }))
  return [...fields, ...events, ...figures]
}

const sourceDates = (sources: CheckedSource[]): CheckedDate[] =>
  sources.flatMap(({ id, issued, accessed }) => [
    ...(issued ? [{ field: `source.${id}.issued`, date: issued }] : []),
    ...(accessed ? [{ field: `source.${id}.accessed`, date: accessed }] : []),
  ])
