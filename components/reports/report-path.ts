/** The address of the form for a report about an edition (its permanent path) or one of its statements (by `keyOf`; empty for none). */
export function reportPath(edition: string, statement: string): string {
  const [, slug = '', number = ''] = /^\/records\/([^/]+)\/editions\/(\d+)$/.exec(edition) ?? []
  const query = new URLSearchParams({ record: slug, edition: number, ...(statement && { statement }) })
  return `/report?${query}`
}

/** The address of the form for a report about a source: one of its used passages, or a page of an archive copy. */
export function sourceReportPath(
  source: string,
  place: { passage: string } | { copy: string; page: number } | null,
): string {
  const of = place && Object.entries(place).map(([name, value]) => [name, String(value)])
  return `/report?${new URLSearchParams([['source', source], ...(of ?? [])])}`
}
