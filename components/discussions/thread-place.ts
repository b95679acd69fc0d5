import type { PlacedThread } from '@/lib/notifications/placed-thread'

/**
 * The record or source of a discussion: its title, and the address where it is answered: the review, the editor of a record that isn't under
 * review, or the copy of a passage.
 */
export function threadPlaceOf({ id: threadId, record, subjectType, subjectId, passage }: PlacedThread) {
  if (record && record.submittedId === null)
    return {
      title: record.draft?.title || record.slug,
      href: `/desk/records/${record.id}/edit#thread-${threadId}`,
    }
  if (record && subjectType)
    return {
      title: record.draft?.title || record.slug,
      href: `/desk/records/${record.id}/review?at=${subjectType.toLowerCase()}-${subjectId}`,
    }
  if (record)
    return {
      title: record.draft?.title || record.slug,
      href: `/desk/records/${record.id}/review#thread-${threadId}`,
    }
  if (!passage) return { title: '', href: '/desk' }
  const { id, sourceId, source } = passage.textLayer.holding
  return {
    title: source.title,
    href: `/desk/sources/${sourceId}/holdings/${id}?passage=${passage.id}#talk-${passage.id}`,
  }
}
