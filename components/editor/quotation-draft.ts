import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type CitationDraft, chainOf, draftOf, emptyCitation } from '@/components/citing/citation-draft'
import { bindPassage, Refused } from '@/components/citing/sources-door'
import { newId, type QuotationAttributes, type QuotationMode } from '@/lib/text'
import { quotationAttributes } from '@/lib/text/attributes'
import { keepable } from '@/lib/text/characters'
import { placeOf } from './subjects'

/** A quotation while it is being written: empty where nothing is given yet. */
export type QuotationDraft = {
  id: string
  citation: CitationDraft
  mode: QuotationMode
  words: string
  language: string
  original: string
  translator: string
  openlyUnverified: boolean
}

export const newQuotation = (language: string): QuotationDraft => ({
  id: newId(),
  citation: emptyCitation,
  mode: 'VERBATIM',
  words: '',
  language,
  original: '',
  translator: '',
  openlyUnverified: false,
})

/** The words of a node, its line breaks as line feeds. */
const linesOf = (node: Node) => node.textBetween(0, node.content.size, '', () => '\n')

/** The draft of the quotation with this id as it stands in the text; null when it is gone. */
export function standingQuotation(editor: Editor, id: string): QuotationDraft | null {
  const place = placeOf(editor.state.doc, id)
  const parsed = quotationAttributes.safeParse(place?.node.attrs)
  if (!place || !parsed.success) return null
  const { mode, language, original, translator, openlyUnverified } = parsed.data
  return {
    id,
    citation: draftOf(parsed.data),
    mode,
    words: linesOf(place.node),
    language: language ?? '',
    original: original ?? '',
    translator: translator ?? '',
    openlyUnverified,
  }
}

/** The passage that the citation rests on: the one it is bound to, or a new one of the words that were chosen. */
export async function passageOf({ chosen, passageId }: CitationDraft): Promise<string | null> {
  return chosen ? (await bindPassage(chosen)).id : passageId
}

/** What the server or the schema said, in a sentence. */
export function faultOf(error: unknown): string {
  if (error instanceof Refused) return error.message
  throw error
}

/** The quotation that the draft makes, bound to its passage; or what is still to be mended. */
export async function finishQuotation(
  draft: QuotationDraft,
): Promise<{ attributes: QuotationAttributes; words: string } | { fault: string }> {
  const words = keepable(draft.words).trim()
  if (!words) return { fault: 'Choose or write the words of the quotation.' }
  const made = chainOf(draft.citation)
  if ('fault' in made) return made
  try {
    const parsed = quotationAttributes.safeParse({
      id: draft.id,
      mode: draft.mode,
      chain: made.chain,
      passageId: await passageOf(draft.citation),
      language: draft.language.trim() || null,
      original: keepable(draft.original).trim() || null,
      translator: draft.translator.trim() || null,
      openlyUnverified: draft.openlyUnverified,
    })
    if (parsed.success) return { attributes: parsed.data, words }
    return { fault: parsed.error.issues[0]?.message ?? 'Something is missing in this quotation.' }
  } catch (error) {
    return { fault: faultOf(error) }
  }
}
