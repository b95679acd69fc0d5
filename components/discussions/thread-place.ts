import type { PlacedThread } from '@/lib/notifications/placed-thread'

/** The record or source of a discussion: its title, and the address of the subject or passage that is discussed. */
export function threadPlaceOf({ id: threadId, record, subjectType, subjectId, passage }: PlacedThread) {
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
