import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { demandReadable } from '@/lib/holdings/access'
import { bindPassage } from '@/lib/holdings/passages'
import { spansWithin, wordsOf } from '@/lib/holdings/skipped-text'
import { spansSchema } from '@/lib/holdings/spans'
import { parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { factsOf } from '@/lib/sources/facts'
import { getSource } from '@/lib/sources/queries'
import { type DocumentJson, newId, type QuotationAttributes } from '@/lib/text'
import { locatorLabels } from '@/lib/text/chain'
import { textOfPassage } from '@/lib/text/characters'
import { addedOnce, addRecord } from '../commands'
import { lockRecord, replaceContent } from '../drafts'
import { checkedContent } from '../saving/check-aside'
import { emptyContent } from '../schema'
import { proposedFields } from './proposal'
import { type FromPassage, fromPassageSchema } from './schema'

/** A body with one quotation. Its line breaks begin the paragraphs of the copy. */
const quoting = (attrs: QuotationAttributes, words: string): DocumentJson => ({
  type: 'doc',
  content: [
    {
      type: 'quotation',
      attrs,
      content: words
        .split('\n')
        .flatMap((text, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), { type: 'text', text }]),
    },
    { type: 'paragraph' },
  ],
})

/**
 * Makes a record of a passage of a copy in one transaction: the passage, the record, and its draft with the words of the passage as a verbatim
 * quotation that cites it. Words and details of the source are read here, and not taken from the form. The same `id` sent again gives the record
 * that it made. `NotFound` when the actor can't read the copy, `Invalid` for a range that it doesn't have.
 */
export async function createRecordFromPassage(
  actor: Actor,
  input: FromPassage | Unchecked,
): Promise<{ id: string; passageId: string }> {
  demand(actor, 'writeOwnDrafts')
  const { textLayerId, start, end, locator, id, kind, title, language, date, access } = parseInput(
    fromPassageSchema,
    input,
  )
  const layer = await db.textLayer.findUnique({
    where: { id: textLayerId },
    select: {
      ...{ id: true, text: true, locators: true, spans: true, language: true, holdingId: true },
      holding: { select: { sourceId: true } },
    },
  })
  if (!layer) throw new NotFound(message('holdings.errors.textGone'))
  await demandReadable(db, actor, layer.holdingId)
  const { source } = await getSource(actor, layer.holding.sourceId)
  const fields = proposedFields(kind, factsOf(source), date)
  let passageId = ''
  const added = await addedOnce(actor, { id, kind }, async (tx) => {
    const passage = await bindPassage(tx, actor, layer, { start, end }, locator)
    passageId = passage.id
    const words = wordsOf(passage.exact, spansWithin(spansSchema.parse(layer.spans), passage))
    const label = locatorLabels.find((known) => known === passage.locatorLabel)
    const bound = label ? { label, value: passage.locatorValue ?? '' } : null
    const attrs: QuotationAttributes = {
      ...{ id: newId(), mode: 'VERBATIM', passageId, language: layer.language },
      chain: [{ sourceId: source.id, locator: locator ?? bound, access }],
      ...{ original: null, translator: null, openlyUnverified: false },
    }
    const empty = emptyContent(kind, title, language)
    const given = { ...empty, fields, body: quoting(attrs, textOfPassage(words)) }
    const { content, contentHash } = await checkedContent(actor.id, { kind, given })
    const record = await addRecord(tx, actor, { id, kind, content: empty }, { passageId })
    await replaceContent(tx, actor, await lockRecord(tx, actor, record.id), 1, content, { contentHash })
    return record
  })
  return { id: added.id, passageId }
}
