import { isObject } from '@/lib/text/masked-quotations'

/** The passages that the statements of a stored content of any version are bound to, by the id of the statement. */
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
