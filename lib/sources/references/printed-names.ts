/** A name as it is printed: in parts only where it begins with the family name. */
export type Author = { role: 'author'; literal?: string; family?: string; given?: string }

/** A word of a name, also an initial. */
const NAME = String.raw`\p{Lu}[\p{L}'’.-]*`
const NAMES = `${NAME}(?: ${NAME}){0,3}`
/** The text without the signs around it. */
export const trimmed = (text: string) =>
  text.replace(/^[\s.,;:—–/-]+|[\s,;:—–/-]+$/g, '').replace(/(?<=[\p{L}\p{N})]{3})\.$/u, '')

/** The authors at the beginning of a reference; null for text that isn't plainly a list of names. */
export function authorsIn(text: string): Author[] | null {
  const given = text
    .trim()
    .replace(/[,;:]$/, '')
    .replace(/(?<=\p{L}{2})\.$/u, '')
    .trim()
  if (given === '') return []
  const authors = given.split(/\s*;\s*|,? (?:and|&|et|und|и|və|ve|և) /).map((name): Author | null => {
    const inverted = new RegExp(`^(${NAMES}), (${NAMES})$`, 'u').exec(name)
    if (inverted) return { role: 'author', family: inverted[1], given: inverted[2] }
    // Which of these words is the family name isn't printed.
    return new RegExp(`^${NAMES}$`, 'u').test(name) ? { role: 'author', literal: name } : null
  })
  return authors.some((author) => author === null) ? null : authors.flatMap((author) => author ?? [])
}

/** The author and the title before the publisher of a book; null where they can't be told apart. */
export function authorAndTitle(text: string): { authors: Author[]; title: string } | null {
  const forms = [
    // Doe, Jane. Title / DOE, Jane and John ROE. Title
    new RegExp(`^(?<authors>${NAMES}, ${NAMES}?[^.]*?)\\. (?<title>\\p{Lu}.*)$`, 'u'),
    // Иванов И. И. Название
    /^(?<authors>\p{Lu}[\p{Ll}'’-]+,? (?:\p{Lu}\. ?){1,2})(?<title>\p{Lu}[\p{L}\p{N}].*)$/u,
    // Jane Doe, Title
    new RegExp(`^(?<authors>${NAME}(?: ${NAME}){1,3}), (?<title>\\p{Lu}.*)$`, 'u'),
  ]
  for (const form of forms) {
    const { authors = '', title = '' } = form.exec(text)?.groups ?? {}
    const initials = /^(\p{Lu}[\p{Ll}'’-]+),? ((?:\p{Lu}\. ?){1,2})$/u.exec(authors)
    const read: Author[] | null = initials
      ? [{ role: 'author', family: initials[1], given: initials[2]?.trim() }]
      : authorsIn(authors)
    if (title && read && read.length > 0) return { authors: read, title: trimmed(title) }
  }
  return null
}
