/** The address of the form for a report about an edition (its permanent path) or one of its statements (by `keyOf`; empty for none). */
export function reportPath(edition: string, statement: string): string {
  const [, slug = '', number = ''] = /^\/records\/([^/]+)\/editions\/(\d+)$/.exec(edition) ?? []
  const query = new URLSearchParams({ record: slug, edition: number, ...(statement && { statement }) })
  return `/report?${query}`
}
