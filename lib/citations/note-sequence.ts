import type { Translator } from '@/lib/messages/translator'
import type { NoteStyle } from '@/lib/settings/schema'
import type { CslItem } from '@/lib/sources/csl'
import type { Chain, KnownThrough, Locator } from '@/lib/text/chain'
import { type NoteForm, noteForms } from './note-styles'
import { filled, join, plain, type Run } from './runs'

/** A citation in a sequence of numbered notes. */
export type SequencedNote = {
  id: string
  chain: Chain
  known: KnownThrough
  /** The number of its note: several citations can be in one footnote. */
  number: number
  /** True behind a content warning: some readers have not opened it. */
  isHidden: boolean
}

const isSame = (a: Locator | null, b: Locator | null) => a?.label === b?.label && a?.value === b?.value

/** The only source of a note with one citation of one source; null for any other note. */
function onlyHop(notes: readonly SequencedNote[]) {
  const [note, ...others] = notes
  const [hop, ...further] = note?.chain ?? []
  return others.length === 0 && further.length === 0 && hop && !note?.isHidden ? hop : null
}

/**
 * The citations of one numbered sequence of notes, by id: a source in full where it is named first, in its short form in later notes, and "Ibid."
 * where the note before cites this one source alone. What a content warning hides counts as not named yet. Each sequence starts again. No citation has
 * a full stop at its end.
 */
export function notesInSequence(
  notes: readonly SequencedNote[],
  sources: ReadonlyMap<string, CslItem>,
  style: NoteStyle,
  t: Translator,
): ReadonlyMap<string, Run[]> {
  const form = noteForms[style]
  /** The number of the note that has a source in full. */
  const named = new Map<string, number>()
  const formatted = new Map<string, Run[]>()
  let before: ReturnType<typeof onlyHop> = null
  for (const [number, together] of Map.groupBy(notes, ({ number }) => number)) {
    const only = onlyHop(together)
    for (const { id, chain, known, isHidden } of together) {
      const hops = chain.map(({ sourceId, locator }) => {
        const item = sources.get(sourceId)
        if (!item) return plain(t('citations.unknownSource'))
        const first = named.get(sourceId)
        return first === undefined ? form.note(item, locator, t) : form.again(item, locator, first, t)
      })
      const again =
        only && before?.sourceId === only.sourceId ? ibid(before.locator, only.locator, form, t) : null
      formatted.set(id, again ?? linked(hops, known, t))
      if (isHidden) continue
      for (const { sourceId } of chain) if (!named.has(sourceId)) named.set(sourceId, number)
    }
    before = only
  }
  return formatted
}

/** "Ibid.", with the locator where it is another one. Null where the note before has one and this has none: it would seem to be the same. */
function ibid(before: Locator | null, now: Locator | null, form: NoteForm, t: Translator): Run[] | null {
  if (isSame(before, now)) return plain(t('citations.ibid'))
  return now && join([plain(t('citations.ibid')), plain(form.locator(now, t))], ', ')
}

const linked = (hops: readonly Run[][], known: KnownThrough, t: Translator): Run[] =>
  hops
    .filter((hop) => hop.length > 0)
    .reduceRight(
      (through, cited) => (through.length > 0 ? filled(`citations.${known}`, { cited, through }, t) : cited),
      [],
    )
