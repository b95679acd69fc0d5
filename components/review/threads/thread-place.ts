import type { SubjectType } from '@/lib/generated/prisma/enums'
import type { PlacedThread } from '@/lib/review/queries'

const words: Record<SubjectType, string> = {
  QUOTATION: 'a quotation in',
  CITATION: 'a citation in',
  FIGURE: 'a figure in',
  TIMELINE: 'an event in',
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80).toWellFormed()} …` : text)

/** Where a discussion stands, in words and as an address. */
export function placeOf({ record, subjectType, subjectId, passage }: PlacedThread) {
  if (record && subjectType)
    return {
      words: words[subjectType],
      title: record.draft?.title || record.slug,
      href: `/desk/records/${record.id}/review?at=${subjectType.toLowerCase()}-${subjectId}`,
    }
  if (!passage) return { words: '', title: '', href: '/desk' }
  const { id, sourceId } = passage.textLayer.holding
  return {
    words: 'a passage of a held copy:',
    title: `“${shortened(passage.exact)}”`,
    href: `/desk/sources/${sourceId}/holdings/${id}?passage=${passage.id}#talk-${passage.id}`,
  }
}
