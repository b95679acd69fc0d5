import 'server-only'
import { randomBytes } from 'node:crypto'
import { type Actor, demandRecentPassword } from '@/lib/access'
import { db, type Tx, transaction } from '@/lib/db'
import { removeSearchEntry } from '@/lib/editions/search-entry'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { ERASE, type NewEvent, recordEvents } from '@/lib/events'
import type { HoldingAccess } from '@/lib/generated/prisma/enums'
import { consentClassSql, shownToReadersSql } from '@/lib/holdings/access'
import { copiesOnlyFor, eraseCopies } from '@/lib/holdings/erasing'
import { dropUnusedBytes } from '@/lib/holdings/media-files'
import { copiesOfRecord } from '@/lib/holdings/narrowing'
import type { HoldingShown } from '@/lib/holdings/schema'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { recordedTables } from '@/lib/recorded-rows'
import { eraseConsentForms } from '@/lib/records/consent/forms'
import { keyOfNames } from '@/lib/review/hidden-names/documents'
import { lockForWorkflow } from '@/lib/review/workflow/workflow-record'
import { getTranslator } from '@/lib/settings/language'
import { queueDeliveries } from '@/lib/webhooks/queue'
import { documentRemains } from './documents'
import { erasedFrom } from './erased-text'
import type { Remain } from './excerpts'
import { maskRemains, maskTexts } from './mask'
import { erasureRefusalOf, erasureState } from './offer'
import { type Forgotten, forgetRows, recordAgain, recordForgotten } from './recorded'
import { erasedNames, remainsFor } from './remains'
import { type ErasureInput, erasureSchema, isMasked, remainKey } from './schema'
import { forgetSearches } from './waiting-file'

/**
 * Makes the event of the erasure record all rows of a record as they are now, and the others that the events recorded whose details are erased.
 */
export async function recordRowsAgain(tx: Tx, recordId: string, forgotten: readonly Forgotten[]) {
  await recordForgotten(tx, forgotten)
  for (const table of recordedTables) if (table.ofRecord !== null) await recordAgain(tx, table, recordId)
  await tx.$executeRaw`
    UPDATE "BaselineRow" SET salt = NULL WHERE ("table", key) IN (
      SELECT line ->> 0, line ->> 1 FROM jsonb_array_elements(concat('[', stele_written_rows(), ']')::jsonb) line)`
}

/** Erases the text of a record. Returns the events whose details were erased, for `recordRowsAgain`. */
export async function eraseWords(tx: Tx, recordId: string): Promise<Forgotten[]> {
  await removeSearchEntry(tx, recordId)
  const threads = (await tx.thread.findMany({ where: { recordId }, select: { id: true } })).map(
    ({ id }) => id,
  )
  for (const statement of Object.values(erasedFrom)) await tx.$executeRaw(statement(recordId))
  return tx.$queryRaw<Forgotten[]>`
    DELETE FROM "EventDetail" WHERE "eventId" IN (
      SELECT id FROM "Event" WHERE "subjectType" = 'record' AND "subjectId" = ${recordId}
        OR "subjectType" = 'thread' AND "subjectId" = ANY(${threads}::text[])) RETURNING "eventId", rows`
}

type ClosedCopy = { id: string; shown: HoldingShown; access: HoldingAccess }

/**
 * The copies that readers see less of than was chosen, or fewer members, among those of the sources that the record cites, with what readers see and
 * who can read them. Once its references are gone, nothing says that its consent keeps them closed.
 */
export const closedCopies = (tx: Tx, recordId: string) => tx.$queryRaw<ClosedCopy[]>`
  SELECT h.id::text, ${consentClassSql}::text AS access,
    CASE WHEN h.access = 'PUBLIC_IN_CONTEXT' THEN ${shownToReadersSql} ELSE h.shown::text END AS shown
  FROM "Holding" h
  WHERE (h.access = 'PUBLIC_IN_CONTEXT' AND h.shown::text <> ${shownToReadersSql} OR h.access < ${consentClassSql})
    AND ${copiesOfRecord(recordId)}`

/** The files of the media library that only this record uses, as places. Once its uses are gone, nothing says so. */
export const mediaOnlyOf = (tx: Tx, recordId: string) => tx.$queryRaw<{ kind: 'MEDIA'; id: string }[]>`
  SELECT 'MEDIA' AS kind, m.id::text FROM "Media" m
  WHERE EXISTS (SELECT FROM "MediaUse" u WHERE u.sha256 = m.sha256 AND u."recordId" = ${recordId}::uuid)
    AND NOT EXISTS (SELECT FROM "MediaUse" u WHERE u.sha256 = m.sha256 AND u."recordId" <> ${recordId}::uuid)
    AND NOT EXISTS (SELECT FROM "PageMedia" u WHERE u.sha256 = m.sha256)
  ORDER BY m.id`

/** Pins what readers see of these copies, and who can read them, once the references are gone. */
export async function keepClosed(tx: Tx, closed: readonly ClosedCopy[]): Promise<void> {
  for (const { id, ...terms } of closed) await tx.holding.updateMany({ where: { id }, data: terms })
}

const listedPart = ({ kind, id, sourceId, within }: Remain) => ({ kind, id, sourceId, within })

/** The whole archive is searched for the name. */
const TIMEOUT = 300_000
/** How long an erasure waits for documents that no one has read yet, before its transaction. */
const DOCUMENTS_WAIT_MS = 60_000

/** The documents that have the name, where the actor can erase the record now; null where the erasure is refused. */
async function documentsBefore(actor: Actor, id: string, confirm: string) {
  const record = await db.record.findUnique({ where: { id }, select: { kind: true, slug: true } })
  if (record?.slug !== confirm || erasureRefusalOf(actor, await erasureState(db, id))) return null
  const sought = await erasedNames(db, { id, kind: record.kind })
  return { names: keyOfNames(sought), documents: await documentRemains(id, sought, DOCUMENTS_WAIT_MS) }
}

/**
 * Erases all text of a record whose speaker withdrew their consent: draft, revisions, editions, notes, reasons, references, the speaker's name
 * and the details in the log, in one transaction. Rows, numbers, dates, actors and the hash chain of the log stay; hashes of the text become
 * random (docs/decisions/009). Replaces or withholds the name in the chosen places outside of the record (docs/decisions/031); the event says which,
 * and where it is left. This can't be undone. `Forbidden` for those who wrote part of it, `Conflict` while it is public or consent is
 * valid, `Invalid` on `confirm` unless the address was typed.
 */
export async function eraseRecord(
  actor: Actor,
  recordId: string,
  input: ErasureInput | Unchecked,
): Promise<{ slug: string }> {
  const id = parseId(recordId)
  const { confirm, copies: withCopies, forms: withForms, address, names } = parseInput(erasureSchema, input)
  demandRecentPassword(actor)
  const before = await documentsBefore(actor, id, confirm)
  const erased = await transaction(
    async (tx) => {
      const record = await lockForWorkflow(tx, actor, id)
      const refusal = erasureRefusalOf(actor, await erasureState(tx, id))
      if (refusal?.why === 'STATE') throw new Conflict(refusal.message)
      if (refusal) throw new Forbidden(refusal.message)
      if (confirm !== record.slug)
        throw new Invalid({ confirm: message('editions.erasure.confirm', { slug: record.slug }) })
      const copies = withCopies ? await copiesOnlyFor(id, tx) : []
      // Before the name and the references are gone.
      const closed = await closedCopies(tx, id)
      const media = await mediaOnlyOf(tx, id)
      const sought = await erasedNames(tx, record)
      if (!before || keyOfNames(sought) !== before.names)
        throw new Conflict(message('editions.consentChanged'))
      const chosen = (await remainsFor(tx, id, sought)).filter(
        (remain) =>
          isMasked(remain.kind) &&
          names.includes(remainKey(remain)) &&
          !copies.some((copy) => copy.id === remain.id || copy.id === remain.within),
      )
      const t = await getTranslator()
      const masks = await maskTexts(tx, actor, chosen, sought, t('masks.names.reason'))
      await tx.erasure.create({ data: { recordId: id, actorId: actor.id }, select: { recordId: true } })
      await tx.$executeRaw`SET LOCAL stele.erasure = 'on'`
      const forgotten = [...(await eraseWords(tx, id)), ...(await eraseCopies(tx, copies))]
      const erasedEvents = forgotten.map(({ eventId }) => Number(eventId))
      const forms = withForms ? await eraseConsentForms(tx, id) : []
      const isGone = ({ kind, id: place }: Remain) => kind === 'EVENT' && erasedEvents.includes(Number(place))
      const changed = chosen.filter((remain) => !isGone(remain))
      await maskRemains(tx, changed, sought)
      // The home page shows nothing of it any more, and the path has its address.
      const quoted = { quotation: { startsWith: `/records/${record.slug}#` } }
      await tx.settings.updateMany({ where: quoted, data: { quotation: '', version: { increment: 1 } } })
      const hiddenEvents = await forgetRows(tx, changed)
      const events = [...new Set([...erasedEvents, ...hiddenEvents])].toSorted((a, b) => a - b)
      // What has the name now is left, whatever was asked for.
      const left = [...(await remainsFor(tx, id, sought)), ...before.documents]
      const isLeft = new Set(left.map(remainKey))
      const masked = changed.filter((remain) => !isLeft.has(remainKey(remain)))
      const slug = address ? `erased-${randomBytes(8).toString('hex')}` : record.slug
      await tx.record.update({
        where: { id },
        data: { state: 'ERASED', stateAt: new Date(), submittedId: null, slug },
        select: { id: true },
      })
      if (address) await tx.goneAddress.deleteMany({ where: { recordId: id } })
      await recordRowsAgain(tx, id, forgotten)
      await tx.$executeRaw`SET LOCAL stele.erasure = 'off'`
      await keepClosed(tx, closed)
      if (record.editions > 0) await queueDeliveries(tx, { kind: 'record.erased', record: id })
      const erasing: NewEvent = {
        ...{ actor, action: ERASE, subjectType: 'record', subjectId: id },
        detail: {
          copies: copies.length,
          forms: forms.length,
          address,
          events,
          masked: masked.map(listedPart),
          left: left.map(listedPart),
          media,
        },
      }
      const copyOfMask = new Map(masks.map(({ detail, subjectId }) => [String(detail?.maskId), subjectId]))
      await recordEvents(
        tx,
        [...masks, erasing],
        (table, key) => (table === 'Mask' && copyOfMask.get(key)) || id,
      )
      return { slug, bytes: [...copies.map(({ sha256 }) => sha256), ...forms] }
    },
    { timeout: TIMEOUT },
  )
  forgetSearches(id)
  for (const hash of erased.bytes) await dropUnusedBytes(hash)
  return { slug: erased.slug }
}
