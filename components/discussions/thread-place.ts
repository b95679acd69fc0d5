import type { PlacedThread } from '@/lib/discussions/queries'
import type { SubjectType } from '@/lib/generated/prisma/enums'
import { placeOfPassage } from '@/lib/text/passage-place'

const words: Record<SubjectType, string> = {
  QUOTATION: 'a quotation in',
  CITATION: 'a citation in',
  FIGURE: 'a figure in',
  TIMELINE: 'an event in',
}

/** Where a discussion stands, in words and as an address; of a passage without its words, which may need a warning. */
export function threadPlaceOf({ record, subjectType, subjectId, passage }: PlacedThread) {
  if (record && subjectType)
    return {
      words: words[subjectType],
      title: record.draft?.title || record.slug,
      href: `/desk/records/${record.id}/review?at=${subjectType.toLowerCase()}-${subjectId}`,
    }
  if (!passage) return { words: '', title: '', href: '/desk' }
  const { id, sourceId, source } = passage.textLayer.holding
  return {
    words: `a passage (${placeOfPassage(passage)}) of a copy of`,
    title: source.title,
    href: `/desk/sources/${sourceId}/holdings/${id}?passage=${passage.id}#talk-${passage.id}`,
  }
}
