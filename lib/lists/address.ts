type Query = Readonly<Record<string, string | null | undefined>>

/** The query of an address with these values, without those that are empty. */
export const queryOf = (values: Query): string =>
  new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString()

/** The address of a list with these filters. */
export function hrefWith(path: string, filters: Query): string {
  const query = queryOf(filters)
  return query ? `${path}?${query}` : path
}
