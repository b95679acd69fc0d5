type Named = { id: string; name: string }

const wordCharacter = /[\p{L}\p{N}_]/u

/** An "@" inside a word, as in an e-mail address, asks no one. */
const beginsHere = (text: string, at: number) => at === 0 || !wordCharacter.test(text.charAt(at - 1))

const foldedName = (name: string) => name.normalize('NFC').toLocaleLowerCase('en')

/** Part of a text: plain, or an "@" and a name, with the members who have it. */
type MentionPart = { text: string; members: readonly string[] }

/**
 * Splits the text at each "@name" of these members, ignoring case. Where two names fit, the longer one counts; where several members have
 * the same name, all of them are meant.
 */
export function mentionParts(text: string, members: readonly Named[]): MentionPart[] {
  const byLength = [...Map.groupBy(members, ({ name }) => name)].sort(([a], [b]) => b.length - a.length)
  const parts: MentionPart[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < from || !beginsHere(text, at)) continue
    const found = byLength.find(([name]) => {
      const end = at + 1 + name.length
      const written = text.slice(at + 1, end)
      return name !== '' && foldedName(written) === foldedName(name) && !wordCharacter.test(text.charAt(end))
    })
    if (!found) continue
    const [name, bearers] = found
    if (at > from) parts.push({ text: text.slice(from, at), members: [] })
    from = at + 1 + name.length
    parts.push({ text: text.slice(at, from), members: bearers.map(({ id }) => id) })
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), members: [] })
  return parts
}

/** The members who are asked in the text, each once. */
export const mentionedIn = (text: string, members: readonly Named[]): string[] => [
  ...new Set(mentionParts(text, members).flatMap((part) => part.members)),
]
