// Runs in a thread of its own (waiting-file.ts).
import type { SoughtNames } from '@/lib/folding/find-names'
import { decoded } from '@/lib/holdings/encodings'
import { stringsIn } from '@/lib/review/hidden-names/texts'
import { type Excerpts, namedBy } from './excerpts'
import { nameRanges } from './without-name'

export type WaitingFile = { bytes: Uint8Array; encoding: string; format: string; sought: SoughtNames }

/** Characters that are searched at once, and those that two searches share: a name can be at the end of one. */
const AT_ONCE = 100_000
const SHARED = 200

/** How TeX writes a letter with an accent. */
const TEX_ACCENT = /\\(?:["'`^~=.]|[uvHtcdbkr](?![a-z]))\s*\{?\\?(\p{L})\}?|[{}]/gu

/** The text of the file as a person reads it, as far as its format hides letters. */
function textsOf(text: string, format: string): string[] {
  if (format === 'BIBTEX') return [text.replaceAll(TEX_ACCENT, '$1')]
  if (format !== 'CSL') return [text]
  try {
    return [stringsIn(JSON.parse(text)).join('\n')]
  } catch {
    return [text]
  }
}

/** Where a file that is imported has the name; "UNREADABLE" for one that isn't in its encoding. */
export default function search({
  bytes,
  encoding,
  format,
  sought,
}: WaitingFile): Excerpts | null | 'UNREADABLE' {
  const whole = decoded(bytes, encoding)
  if (whole === null) return 'UNREADABLE'
  const found: Parameters<typeof namedBy>[0][number][] = []
  for (const text of textsOf(whole, format))
    for (let start = 0; start < text.length; start += AT_ONCE - SHARED) {
      const part = text.slice(start, start + AT_ONCE)
      const names = nameRanges(part, sought)
      if (names.length > 0) found.push({ text: part, found: names })
      if (found.length > 2 && found.some((one) => one.found.some(({ match }) => match === 'FULL')))
        return namedBy(found)
    }
  return namedBy(found)
}
