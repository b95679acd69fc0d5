/** Values of a content up to which each step of saving it takes a few milliseconds. */
const LARGE = 10_000

/** True when a value of any origin has so many objects and lists in it that work on it is done in a thread. Counts no further than that. */
export function isLarge(value: unknown, limit = LARGE): boolean {
  const open: unknown[] = [value]
  let seen = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue
    seen += 1
    if (seen > limit) return true
    for (const member of Object.values(next)) if (typeof member === 'object') open.push(member)
  }
  return false
}
