import type { TimelineAsked } from '@/lib/search/timeline'

/** The address of a page of the timeline: each state of it has its own. */
export function timelinePath({ show, year, view, page }: TimelineAsked, path = '/timeline'): string {
  const query = new URLSearchParams()
  if (show !== 'all') query.set('show', show)
  if (year) query.set('year', year)
  if (view) query.set('view', view)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `${path}?${query}` : path
}
