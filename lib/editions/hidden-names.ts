import 'server-only'
import { type Actor, can, visibleTo } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { SoughtNames } from '@/lib/folding/find-names'
import { parseId } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { logIdentityRead } from '@/lib/records/consent/queries'
import { storedContent } from '@/lib/records/schema'
import {
  type DocumentReader,
  hiddenNamesInDocuments,
  readerFor,
  type UnsearchedDocument,
} from '@/lib/review/hidden-names/documents'
import { type HiddenNameSearch, hiddenNameSearch } from '@/lib/review/hidden-names/find'
import { hiddenNamesInReview } from '@/lib/review/hidden-names/in-review'
import { type HiddenName, inOrder } from '@/lib/review/hidden-names/names'
import { searchAside } from '@/lib/review/hidden-names/search-aside'
import type { PublicValues } from '@/lib/review/hidden-names/texts'
import { materialOf } from '@/lib/review/material'
import { keptIdSql } from '@/lib/sources/merged-sources'
import { maskedInTransaction, maskedNow, type StoredEdition, storedColumns } from './masking/shown'
import { namesInArchive, namesInCollections } from './names-in-archive'
import { hasName } from './published-slug'
import { type Snapshot, snapshotSchema } from './schema'

/** An edition without what PRIVATE masks withhold, and the content warnings of the others. */
type Masked = Awaited<ReturnType<typeof maskedNow>>

const valuesOf = (
  { snapshot, warnings }: Masked,
  linked: Pick<HiddenNameSearch, 'names' | 'filenames'>,
): PublicValues => ({
  slug: snapshot.slug,
  content: storedContent(snapshot.kind, snapshot.content),
  sources: snapshot.sources,
  passages: snapshot.passages,
  notes: [snapshot.verdicts.map(({ note }) => note), snapshot.corrections.map(({ from, to }) => [from, to])],
  names: linked.names,
  filenames: linked.filenames,
  warnings,
})

/** The name in the texts and in the documents of an edition as readers see it. */
const namesIn = async (
  recordId: string,
  masked: Masked,
  { sought, ...linked }: HiddenNameSearch,
  read: DocumentReader,
): Promise<HiddenName[]> => {
  const { kind, content } = masked.snapshot
  const inTexts = await searchAside(recordId, [{ public: valuesOf(masked, linked) }], sought)
  const inFiles = await hiddenNamesInDocuments(storedContent(kind, content), sought, read)
  return inOrder([...inTexts.flat(), ...inFiles])
}

/**
 * The hidden name in everything that this edition would make public, under the masks that apply in the transaction, also in the documents that it
 * shows.
 */
export const hiddenNamesInSnapshot = async (
  tx: Tx,
  recordId: string,
  snapshot: Snapshot,
  search: HiddenNameSearch,
  read: DocumentReader,
): Promise<HiddenName[]> =>
  search.sought.length === 0 ? [] : namesIn(recordId, await maskedInTransaction(tx, snapshot), search, read)

/** Another record that cites a source of the testimony and has the speaker's name. */
type NamingRecord = { id: string; title: string; isPublic: boolean; names: HiddenName[] }

/** Everything that a publisher must look at before an unnamed speaker stays unnamed. */
type HiddenNameReport = {
  draft: HiddenName[]
  /** Editions that readers can open. */
  editions: { number: number; names: HiddenName[] }[]
  others: NamingRecord[]
  /** Public collections with the record, public pages and the settings. */
  beside: HiddenName[]
  /** The address of editions, where that has it: `giveNewAddress`. */
  inAddress: string | null
  /** Documents that these show and that were not searched in full. */
  unsearched: UnsearchedDocument[]
}

/** How long a page waits for its documents, where some are read for the first time. */
const PAGE_WAITS_MS = 1500
/** The most other records that are searched. */
const OTHERS = 100

/** Documents aren't read: what is asked doesn't depend on them. */
const withoutDocuments: DocumentReader = async () => null

/** The public editions that have the name where no mask withholds it, newest first, with what they say. One query. */
export async function namingEditions(
  client: Tx,
  recordId: string,
  sought: SoughtNames,
  read: DocumentReader = withoutDocuments,
) {
  const rows = await client.$queryRaw<(StoredEdition & { number: number })[]>`
    SELECT e.number, ${storedColumns} FROM "Edition" e WHERE e."recordId" = ${recordId}::uuid AND e.number > coalesce(
      (SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0)
    ORDER BY e.number DESC`
  const found = await Promise.all(
    rows.map(async ({ number, ...edition }) => {
      if (!snapshotSchema.safeParse(edition.snapshot).success) return { number, names: [] }
      const shown = await maskedNow(edition)
      const search = { sought, names: [], filenames: [] }
      return { number, names: await namesIn(recordId, shown, search, read) }
    }),
  )
  return found.filter(({ names }) => names.length > 0)
}

type OtherRow = {
  id: string
  kind: string
  title: string
  isPublic: boolean
  content: unknown
  snapshot: unknown
}

/**
 * Other records that cite the same sources, the original and the translations, which have the name in their draft or public edition, or in
 * documents there. One query.
 */
async function otherNaming(
  client: Tx,
  recordId: string,
  sought: SoughtNames,
  read: DocumentReader,
): Promise<NamingRecord[]> {
  const rows = await client.$queryRaw<OtherRow[]>`
    WITH cited AS (
      SELECT DISTINCT ${keptIdSql('s')} AS id FROM "Reference" f JOIN "Source" s ON s.id = f."sourceId"
      WHERE f."recordId" = ${recordId}::uuid),
    linked AS (
      SELECT unnest(ARRAY[t."recordId", t."originalId"]) AS id FROM "RecordTranslation" t WHERE t."originalId" = coalesce(
        (SELECT own."originalId" FROM "RecordTranslation" own WHERE own."recordId" = ${recordId}::uuid), ${recordId}::uuid)),
    others AS (
      (SELECT DISTINCT f."recordId" AS id FROM "Reference" f JOIN "Source" s ON s.id = f."sourceId"
      WHERE ${keptIdSql('s')} IN (SELECT id FROM cited) AND f."recordId" <> ${recordId}::uuid
      ORDER BY 1 LIMIT ${OTHERS})
      UNION SELECT id FROM linked WHERE id <> ${recordId}::uuid)
    SELECT r.id, r.kind, coalesce(nullif(d.title, ''), r.slug) AS title, e.id IS NOT NULL AS "isPublic", d.content, e.snapshot
    FROM others JOIN "Record" r ON r.id = others.id JOIN "Draft" d ON d."recordId" = r.id LEFT JOIN "Edition" e ON e.id = r."liveId"
    ORDER BY 2, r.id`
  const all: NamingRecord[] = []
  // One after the other: together, long ones would fill the memory.
  for (const { kind, content, snapshot, ...record } of rows) {
    const published =
      typeof snapshot === 'object' && snapshot && 'content' in snapshot ? snapshot.content : null
    const contents = [content, published].filter((one) => one !== null)
    const [inTexts, ...inFiles] = await Promise.all([
      searchAside(
        recordId,
        [
          { place: message('review.hiddenNames.in', { where: 'draft' }), values: content },
          { place: message('review.hiddenNames.in', { where: 'edition' }), values: snapshot },
        ],
        sought,
      ),
      ...contents.map((one) => hiddenNamesInDocuments(storedContent(kind, one), sought, read)),
    ])
    const names = inOrder([...inTexts, ...inFiles].flat())
    all.push({ ...record, names: names.filter(({ blocks }) => blocks) })
  }
  return all.filter(({ names }) => names.length > 0)
}

/**
 * The places of the hidden name in the draft and the public editions of a record, and in public collections with it. The caller has checked the
 * permission.
 */
export async function ownHiddenNames(
  client: Tx,
  record: { id: string; kind: string; slug: string },
  read: DocumentReader,
) {
  const draft = await client.draft.findUniqueOrThrow({
    where: { recordId: record.id },
    select: { content: true },
  })
  const material = await materialOf(client, record, storedContent(record.kind, draft.content))
  const { sought } = await hiddenNameSearch(client, material.consent)
  return {
    sought,
    draft: await hiddenNamesInReview(client, record, material, read),
    editions: sought.length === 0 ? [] : await namingEditions(client, record.id, sought, read),
    beside: sought.length === 0 ? [] : await namesInCollections(client, record.id, sought),
  }
}

/** The address of a record, and those at which its editions were published, also where it left them since. */
async function addressesOf({ id, slug }: { id: string; slug: string }): Promise<string[]> {
  const rows = await db.$queryRaw<{ slug: string | null }[]>`
    SELECT DISTINCT snapshot ->> 'slug' AS slug FROM "Edition" WHERE "recordId" = ${id}::uuid`
  return [...new Set([slug, ...rows.flatMap((row) => row.slug ?? [])])]
}

/**
 * What of a speaker's hidden name is in a record, its public editions, other records of the same sources and other public texts. Only for members who
 * can see identities, and logged where it has the name; others get `report: null` and only learn that a publisher must look. `NotFound` when they
 * can't see the record.
 */
export async function hiddenNameReport(
  actor: Actor,
  recordId: string,
): Promise<{ isMarked: boolean; report: HiddenNameReport | null }> {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: {
      ...{ id: true, kind: true, slug: true, state: true, editions: true },
      consent: { select: { hiddenNameAt: true } },
    },
  })
  if (!record) throw new NotFound()
  const isMarked = record.consent?.hiddenNameAt != null
  if (!record.consent || record.state === 'ERASED' || !can(actor, 'seeIdentities'))
    return { isMarked, report: null }
  const [own, elsewhere] = [readerFor(record.id, PAGE_WAITS_MS), readerFor(record.id, PAGE_WAITS_MS)]
  const { sought, ...names } = await ownHiddenNames(db, record, own.read)
  if (sought.length === 0) return { isMarked, report: null }
  const others = await otherNaming(db, record.id, sought, elsewhere.read)
  const addresses = await addressesOf(record)
  const beside = [...names.beside, ...(await namesInArchive(db, record.id, sought, addresses))]
  const late = (await elsewhere.unsearched()).filter(({ why }) => why === 'NOT_YET')
  const unsearched = [...(await own.unsearched()), ...late]
  const inAddress = record.editions > 0 && hasName(record.slug, sought) ? record.slug : null
  const isNamed =
    inAddress !== null || names.draft.length + names.editions.length + others.length + beside.length > 0
  if (!isNamed && unsearched.length === 0) return { isMarked, report: null }
  // A list of documents shows no name.
  if (isNamed) await logIdentityRead(actor, record.id)
  return { isMarked, report: { ...names, beside, others, inAddress, unsearched } }
}
