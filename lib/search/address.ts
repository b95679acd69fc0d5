import { facetNames } from '@/lib/editions/indexing/facets'
import type { Asked } from './filters'

/** The address of a page of search results: each state of the search has its own. */
export function searchPath(asked: Asked, path = '/records'): string {
  const query = new URLSearchParams()
  for (const name of ['q', ...facetNames, 'sort'] as const) {
    const value = asked[name]
    if (value) query.set(name, value)
  }
  if (asked.page > 1) query.set('page', String(asked.page))
  return query.size > 0 ? `${path}?${query}` : path
}
