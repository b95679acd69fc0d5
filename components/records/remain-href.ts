import type { RemainPlace } from '@/lib/editions/erasure/schema'

/** The page of the desk where a place that has an erased name can be changed. */
export function remainHref({ kind, id, sourceId }: RemainPlace): string {
  if (kind === 'SOURCE') return `/desk/sources/${id}`
  if (kind === 'NAME') return `/desk/authorities/${id}`
  if (kind === 'COPY' || kind === 'TEXT') return `/desk/sources/${sourceId}/holdings/${id}`
  return kind === 'RECORD' ? `/desk/records/${id}` : '/desk'
}
