import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { z } from 'zod'
import { ApiError } from '@/components/api/client'
import { draftOf, emptyCitation } from '@/components/citing/citation-draft'
import type { Refusal } from '@/components/desk/refusal'
import { bindCitation, citationDraftSchema } from '@/components/records/entries/cited-draft'
import { faultText } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { languageSchema, newId, type QuotationAttributes, quotationModes } from '@/lib/text'
import { quotationAttributes } from '@/lib/text/attributes'
import { keepable, textOfPassage } from '@/lib/text/characters'
import { findSubject } from '../subjects'

/** A quotation that is being written; empty where nothing is entered yet. */
export const quotationDraftSchema = z.object({
  id: z.uuid(),
  citation: citationDraftSchema,
  mode: z.enum(quotationModes),
  words: z.string(),
  language: z.string(),
  original: z.string(),
  translator: z.string(),
  openlyUnverified: z.boolean(),
})
export type QuotationDraft = z.output<typeof quotationDraftSchema>

/** A citation that is being written. */
export const openCitationSchema = z.object({ citation: citationDraftSchema })

/** An empty draft in the language of the record. */
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

/** The text of a node, its line breaks as line feeds. */
const linesOf = (node: Node) => node.textBetween(0, node.content.size, '', () => '\n')

/** The draft of the quotation with this id in the text; null when it is gone. */
export function quotationInText(editor: Editor, id: string): QuotationDraft | null {
  const place = findSubject(editor.state.doc, id)
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

/** The reason of a refusal by the server. Rethrows any other error. */
export function faultOf(error: unknown): Refusal['message'] {
  if (error instanceof ApiError) return error.refusal.message
  throw error
}

/** The quotation of the draft, bound to its passage; or what is wrong with the draft. */
export async function finishQuotation(
  draft: QuotationDraft,
  t: Translator,
): Promise<{ attributes: QuotationAttributes; words: string } | { fault: Refusal['message'] }> {
  const words = keepable(draft.words).trim()
  if (!words) return { fault: message('editor.quotation.textMissing') }
  try {
    const bound = await bindCitation(draft.citation, t)
    if ('fault' in bound) return bound
    const language = languageSchema.nullable().safeParse(draft.language.trim() || null)
    if (!language.success) return { fault: faultText(language.error, t) }
    const parsed = quotationAttributes.safeParse({
      id: draft.id,
      mode: draft.mode,
      ...bound,
      language: language.data,
      original: keepable(draft.original).trim() || null,
      translator: draft.translator.trim() || null,
      openlyUnverified: draft.openlyUnverified,
    })
    if (parsed.success) return { attributes: parsed.data, words }
    return { fault: faultText(parsed.error, t) }
  } catch (error) {
    return { fault: faultOf(error) }
  }
}

/** Fills the field that the mode takes from the archive copy with the chosen passage, and leaves typed text as it is. */
export function withChosen(draft: QuotationDraft): QuotationDraft {
  const { chosen } = draft.citation
  if (!chosen) return draft
  const words = textOfPassage(chosen.words)
  const typed = draft.words === words ? '' : draft.words
  if (draft.mode === 'TRANSLATION') return { ...draft, original: words, words: typed }
  if (draft.mode === 'PARAPHRASE') return { ...draft, words: typed }
  return { ...draft, words, language: chosen.language }
}
