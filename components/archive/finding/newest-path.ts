import type { NewestAsked } from '@/lib/search/newest'

/** The address of the new editions of a kind or collection, or of a feed of them. */
export function newestPath({ kind, collection, page }: NewestAsked, path = '/new'): string {
  const query = new URLSearchParams({ ...(kind && { kind }), ...(collection && { collection }) })
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `${path}?${query}` : path
}
