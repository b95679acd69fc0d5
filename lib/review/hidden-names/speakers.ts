import 'server-only'
import type { Tx } from '@/lib/db'
import { type SoughtNames, soughtNames } from '@/lib/folding/find-names'
import { nameOrders } from '@/lib/folding/name-parts'
import { sha256 } from '@/lib/hashing'
import type { Range } from '@/lib/text/masked-ranges'
import { inThread } from '@/lib/workers/threads'
import findSpeakers, { type SpeakerSearch } from './speakers-thread'

/** Someone whose testimony keeps them unnamed. `key` is the same as long as the same names are searched for. */
export type UnnamedSpeaker = { recordId: string; key: string; sought: SoughtNames }

/** UTF-16 units, all searches together, up to which a search takes a few milliseconds. */
const LARGE = 50_000
const SECONDS = 120
const inAThread = inThread<SpeakerSearch, Range[][]>('lib/review/hidden-names/speakers-thread.ts', SECONDS)

let known: { key: string; speakers: UnnamedSpeaker[] } | null = null

/**
 * Everyone whose name a consent keeps from readers, whether their testimony is public or not. Two queries, or one while no consent and no name
 * entry of a person changes.
 */
export async function unnamedSpeakers(client: Tx): Promise<UnnamedSpeaker[]> {
  const [row] = await client.$queryRaw<{ key: string }[]>`
    SELECT concat_ws(' ', (
      SELECT md5(string_agg(c."recordId"::text || c.version || c."updatedAt", ',' ORDER BY c."recordId")) FROM "Consent" c
      WHERE c."nameDisplay" <> 'NAMED' AND c."legalName" <> ''), (
      SELECT count(*) || '.' || max(a."updatedAt") FROM "Authority" a WHERE a.kind = 'PERSON')) AS key`
  const key = row?.key ?? ''
  if (known?.key !== key) known = { key, speakers: await readSpeakers(client) }
  return known.speakers
}

async function readSpeakers(client: Tx): Promise<UnnamedSpeaker[]> {
  const consents = await client.consent.findMany({
    where: { nameDisplay: { not: 'NAMED' }, legalName: { not: '' } },
    select: { recordId: true, legalName: true, nameDisplay: true, pseudonym: true },
    orderBy: { recordId: 'asc' },
  })
  const written = consents.flatMap(({ recordId, legalName }) =>
    nameOrders(legalName).map((name) => ({ recordId, name })),
  )
  const rows = await client.$queryRaw<{ recordId: string; name: string }[]>`
    WITH spoken AS (
      SELECT w."recordId", stele_plain(w.name) AS name
      FROM unnest(${written.map(({ recordId }) => recordId)}::text[], ${written.map(({ name }) => name)}::text[]) AS w("recordId", name)),
    own AS (
      SELECT s."recordId", a.id FROM spoken s JOIN "Authority" a ON a.kind = 'PERSON' AND stele_spoken(a.name) = s.name
      UNION SELECT s."recordId", v."authorityId" FROM spoken s JOIN "AuthorityVariant" v ON stele_spoken(v.name) = s.name
        JOIN "Authority" p ON p.id = v."authorityId")
    SELECT own."recordId", a.name FROM own JOIN "Authority" a USING (id)
    UNION SELECT own."recordId", v.name FROM own JOIN "AuthorityVariant" v ON v."authorityId" = own.id ORDER BY 1, 2`
  const entries = Map.groupBy(rows, ({ recordId }) => recordId)
  return consents.map(({ recordId, legalName, nameDisplay, pseudonym }) => {
    const names = [legalName, ...(entries.get(recordId) ?? []).map(({ name }) => name)]
    const shown = nameDisplay === 'PSEUDONYM' ? [pseudonym] : []
    return { recordId, key: sha256(JSON.stringify([names, shown])), sought: soughtNames(names, shown) }
  })
}

/** Texts whose searches are remembered. */
const KEPT = 1000
/** What was found: by the SHA-256 of the text, then by the key of the speaker. */
const found = new Map<string, Map<string, Range[]>>()

/**
 * Where a text has the full name of each of these speakers; those whom it doesn't name are left out. The text is read only when it was not yet
 * searched for one of them, in a thread if it is long. Throws `LimitReached`.
 */
export async function namedIn(
  textSha256: string,
  speakers: readonly UnnamedSpeaker[],
  read: () => Promise<string>,
): Promise<{ recordId: string; ranges: Range[] }[]> {
  const searched = found.get(textSha256) ?? new Map<string, Range[]>()
  const missing = speakers.filter(({ key }) => !searched.has(key))
  if (missing.length > 0) {
    const search = { text: await read(), people: missing.map(({ sought }) => sought) }
    const isLarge = search.text.length * missing.length >= LARGE
    const all = isLarge ? await inAThread(textSha256, search) : findSpeakers(search)
    for (const [index, { key }] of missing.entries()) searched.set(key, all[index] ?? [])
  }
  found.delete(textSha256)
  found.set(textSha256, searched)
  const oldest = found.size > KEPT ? found.keys().next().value : undefined
  if (oldest !== undefined) found.delete(oldest)
  return speakers.flatMap(({ recordId, key }) => {
    const ranges = searched.get(key) ?? []
    return ranges.length > 0 ? [{ recordId, ranges }] : []
  })
}
