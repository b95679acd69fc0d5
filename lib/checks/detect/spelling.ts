/** A name for comparing: small letters, no accents, letters and digits only. */
export const plainName = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The similarity of two names by groups of three letters, 0 to 1 (as PostgreSQL's pg_trgm counts it). */
export function trigramLikeness(one: string, other: string): number {
  const [first, second] = [trigrams(one), trigrams(other)]
  const shared = [...first].filter((group) => second.has(group)).length
  return shared === 0 ? 0 : shared / (first.size + second.size - shared)
}

function trigrams(name: string): Set<string> {
  const padded = `  ${name} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)))
}

/** Jaro and Winkler's likeness of two names, 0 to 1: letters in common near the same place, the beginning counting more (Winkler 1990). */
export function nameLikeness(one: string, other: string): number {
  if (one === other) return 1
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = new Array<boolean>(other.length).fill(false)
  const first = [...one].flatMap((letter, index) => {
    for (let at = Math.max(0, index - reach); at <= Math.min(other.length - 1, index + reach); at += 1)
      if (!taken[at] && other[at] === letter) {
        taken[at] = true
        return [letter]
      }
    return []
  })
  if (first.length === 0) return 0
  const second = [...other].filter((_, index) => taken[index])
  const swapped = first.filter((letter, index) => letter !== second[index]).length / 2
  const jaro =
    (first.length / one.length + first.length / other.length + (first.length - swapped) / first.length) / 3
  let prefix = 0
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}
