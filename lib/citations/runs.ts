/** A piece of a formatted citation. Text is plain, never HTML; `href` is an https or http address. */
export type Run = { text: string; italic?: true; href?: string }

export const plain = (text: unknown): Run[] => (typeof text === 'string' && text ? [{ text }] : [])
export const italic = (text: unknown): Run[] =>
  typeof text === 'string' && text ? [{ text, italic: true }] : []

/** The runs as plain text. */
export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

/** The parts that say something, with the separator between; a stop is not set twice. */
export function join(parts: readonly Run[][], separator: string): Run[] {
  const joined: Run[] = []
  for (const part of parts) {
    if (part.length === 0) continue
    if (joined.length > 0) joined.push({ text: ended(joined) ? separator.replace('.', '') : separator })
    joined.push(...part)
  }
  return joined
}

/** Ends a sentence, unless it is ended. */
export const sentence = (runs: Run[]): Run[] =>
  runs.length === 0 || ended(runs) ? runs : [...runs, { text: '.' }]

const ended = (runs: readonly Run[]) => /[.?!]$/.test(textOf(runs.slice(-1)))
