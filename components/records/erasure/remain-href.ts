import type { RemainPlace } from '@/lib/editions/erasure/schema'

/** The page of the desk where a place that has an erased name can be changed. */
export function remainHref({ kind, id, sourceId, within }: RemainPlace): string {
  if (kind === 'SOURCE') return `/desk/sources/${id}`
  if (kind === 'NAME') return `/desk/authorities/${id}`
  if (kind === 'COPY' || kind === 'TEXT') return `/desk/sources/${sourceId}/holdings/${id}`
  if (kind === 'COMMENT')
    return sourceId === '' ? `/desk/records/${within}/review` : `/desk/sources/${sourceId}/holdings/${within}`
  if (kind === 'COLLECTION' || within === 'collection') return `/desk/collections/${id}`
  if (kind === 'PAGE' || within === 'page') return `/desk/settings/pages/${id}`
  if (kind === 'MEDIA' || kind === 'DOCUMENT' || kind === 'UNREAD') return `/desk/media/${id}`
  if (kind === 'SETTINGS') return '/desk/settings'
  if (kind === 'MEMBER' || kind === 'INVITATION' || kind === 'PROPOSAL') return '/desk/members'
  if (kind === 'REPORT') return '/desk/reports'
  if (kind === 'IMPORT') return '/desk/imports'
  if (kind === 'JOB') return '/desk/jobs'
  if (kind === 'MAIL' || kind === 'FILTER') return '/desk'
  if (kind === 'CONSENT') return `/desk/records/${id}/consent`
  return kind === 'EVENT' ? '/desk' : `/desk/records/${id}`
}
