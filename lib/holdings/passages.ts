import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, isReferenced, type Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { wordLine } from '@/lib/folding/word-lines'
import { demandReadable, logPassages } from '@/lib/holdings/access'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import type { Locator } from '@/lib/text/chain'
import { locatorOfRange } from '@/lib/text/passage-position'
import { passageRests } from './dependents'
import { hasUnmappedSheets, withPrintedPages } from './printed-pages'
import { locatorsSchema, MAX_PASSAGE, type NewPassage, newPassageSchema } from './schema'

/** The characters at the beginning of a passage by whose words it is found. */
export const FOUND_BY = 300

/** UTF-16 units of context stored on either side (W3C Web Annotation, TextQuoteSelector). */
const CONTEXT = 64

const shown = {
  id: true,
  textLayerId: true,
  start: true,
  end: true,
  exact: true,
  prefix: true,
  suffix: true,
  locatorLabel: true,
  locatorValue: true,
} as const

/**
 * Makes a passage of a range of a text layer. Its text and context are cut from the layer here, without spaces at the ends; the same range
 * gives the same passage, with its first locator. Without a locator, the layer's page is used; a sheet
 * isn't a page. `Invalid` on `start` or `end` for a range that
 * doesn't exist.
 */
export async function createPassage(actor: Actor, input: NewPassage | Unchecked) {
  demand(actor, 'writeOwnDrafts')
  const { textLayerId, locator, ...range } = parseInput(newPassageSchema, input)
  const layer = await db.textLayer.findUnique({
    where: { id: textLayerId },
    select: { id: true, text: true, locators: true, holdingId: true },
  })
  if (!layer) throw new NotFound(message('holdings.errors.textGone'))
  await demandReadable(db, actor, layer.holdingId)
  await logPassages(actor, [layer.holdingId])
  return transactionAs(actor, (tx) => bindPassage(tx, actor, layer, range, locator))
}

type Layer = { id: string; text: string; locators: unknown }

/** The pages of a layer: printed ones where a member said which a sheet is. */
async function pagesOf(tx: Tx, { id, locators }: Layer) {
  const pages = locatorsSchema.parse(locators)
  if (!hasUnmappedSheets(pages)) return pages
  const { holding } = await tx.textLayer.findUniqueOrThrow({
    where: { id },
    select: { holding: { select: { firstPage: true } } },
  })
  return withPrintedPages(pages, holding.firstPage)
}

/** The same in the transaction of a caller that has checked the permission and read the layer. */
export async function bindPassage(
  tx: Tx,
  actor: Actor,
  layer: Layer,
  range: { start: number; end: number },
  locator?: Locator | null,
) {
  const { start, end } = trimmed(layer.text, range)
  const place = locator ?? locatorOfRange(await pagesOf(tx, layer), start, end)
  const textLayerId = layer.id
  const { count } = await tx.passage.createMany({
    data: {
      textLayerId,
      start,
      end,
      exact: layer.text.slice(start, end),
      words: wordLine(wellFormedEnd(layer.text.slice(start, Math.min(end, start + FOUND_BY)))),
      prefix: wellFormedEnd(layer.text.slice(Math.max(0, start - CONTEXT), start)),
      suffix: wellFormedStart(layer.text.slice(end, end + CONTEXT)),
      locatorLabel: place?.label ?? null,
      locatorValue: place?.value ?? null,
      createdById: actor.id,
    },
    skipDuplicates: true,
  })
  const where = { textLayerId_start_end: { textLayerId, start, end } }
  const passage = await tx.passage.findUniqueOrThrow({ where, select: shown })
  if (count > 0)
    await recordEvent(tx, {
      actor,
      action: 'passage.create',
      subjectType: 'passage',
      subjectId: passage.id,
      detail: { textLayerId, start, end },
    })
  return passage
}

// The context can be cut in the middle of a character. Half a character can't be stored.
const wellFormedEnd = (text: string) => text.replace(/^[\udc00-\udfff]/, '')
const wellFormedStart = (text: string) => text.replace(/[\ud800-\udbff]$/, '')

function trimmed(text: string, { start, end }: { start: number; end: number }) {
  if (start >= text.length) throw new Invalid({ start: message('holdings.errors.pastEnd') })
  if (end > text.length) throw new Invalid({ end: message('holdings.errors.pastEnd') })
  const words = text.slice(start, end)
  if (words.trim() === '') throw new Invalid({ end: message('holdings.errors.emptyPassage') })
  if (words.length > MAX_PASSAGE)
    throw new Invalid({ end: message('holdings.errors.longPassage', { maximum: MAX_PASSAGE }) })
  if (!words.isWellFormed()) throw new Invalid({ start: message('holdings.errors.cutCharacter') })
  return {
    start: start + words.length - words.trimStart().length,
    end: end - (words.length - words.trimEnd().length),
  }
}

/** Deletes a passage that nothing uses; otherwise `Conflict` with the list of what does. */
export async function deletePassage(actor: Actor, passageId: string): Promise<void> {
  demand(actor, 'writeAll')
  const id = parseId(passageId)
  try {
    await transactionAs(actor, async (tx) => {
      const passage = await tx.passage.findUnique({
        where: { id },
        select: { textLayer: { select: { holdingId: true } } },
      })
      if (!passage) throw new NotFound()
      await demandReadable(tx, actor, passage.textLayer.holdingId)
      const { count } = await tx.passage.deleteMany({ where: { id } })
      if (count === 0) throw new NotFound()
      await recordEvent(tx, { actor, action: 'passage.delete', subjectType: 'passage', subjectId: id })
    })
  } catch (error) {
    if (!isReferenced(error)) throw error
    throw new Conflict(message('holdings.errors.passageInUse'), await passageRests(actor, id))
  }
}
