// The stored content of an edition of any version, as plain JSON.

export type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Replace = (quotation: Json, attrs: Json, isWarned: boolean) => Json

/** A body with each quotation replaced; `isWarned` is true for one that is behind a content warning already. */
export function mapQuotations(body: unknown, replace: Replace, isWarned = false): unknown {
  if (Array.isArray(body)) return body.map((node) => mapQuotations(node, replace, isWarned))
  if (!isObject(body)) return body
  if (body.type === 'quotation') return replace(body, isObject(body.attrs) ? body.attrs : {}, isWarned)
  const content = mapQuotations(body.content, replace, isWarned || body.type === 'sensitive')
  return content === undefined ? body : { ...body, content }
}

/** The passages that the statements of a content are bound to, by the id of the statement. */
export function passagesOfSubjects(content: unknown): ReadonlyMap<string, string[]> {
  const bound = new Map<string, string[]>()
  const visit = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!isObject(value)) return
    const { id, passageId } = value
    if (typeof id === 'string' && typeof passageId === 'string')
      bound.set(id, [...(bound.get(id) ?? []), passageId])
    Object.values(value).forEach(visit)
  }
  visit(content)
  return bound
}
