import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access'
import { readableSql } from '@/lib/access-sql'
import { type AuthorityMatch, searchAuthorities } from '@/lib/authorities/queries'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { logPassages } from '@/lib/holdings/access'
import { parseId } from '@/lib/input'
import type { Translator } from '@/lib/messages/translator'
import { keptIdSql } from '@/lib/sources/merged-sources'
import { type SourceMatch, searchSources, sourcesById } from '@/lib/sources/queries'
import { addressIn, doiIn, isbnIn } from '@/lib/sources/references/identifiers'
import { hasWords } from '@/lib/words-sql'
import type { finderSchema } from './finder-schema'

/** A passage that a record cites already, for citing it again. */
type PassageMatch = {
  id: string
  sourceId: string
  /** The title of its source. */
  source: string
  textLayerId: string
  language: string
  start: number
  end: number
  /** Its beginning. */
  text: string
  locatorLabel: string | null
  locatorValue: string | null
}

/** What can be cited and fits the typed words, each kind with the best first. */
export type Citable = {
  sources: SourceMatch[]
  names: AuthorityMatch[]
  passages: PassageMatch[]
}

const MOST = { sources: 8, names: 4, passages: 5 }
/** The characters of a passage that are shown in the list. */
const SHOWN = 160

/** The passages without their copies; reading restricted ones is logged. */
async function logged(actor: Actor, found: readonly (PassageMatch & { holdingId: string })[]) {
  await logPassages(
    actor,
    found.map(({ holdingId }) => holdingId),
  )
  return found.map(({ holdingId: _, ...passage }): PassageMatch => passage)
}

/** At most five cited passages that have these words at their beginning, in copies that the actor can read, the newest first. */
const passagesWith = (actor: Actor, text: string) => db.$queryRaw<(PassageMatch & { holdingId: string })[]>`
  SELECT p.id, h.id AS "holdingId", s.id AS "sourceId", s.title AS source, t.id AS "textLayerId", t.language, p.start, p."end",
    left(p.exact, ${SHOWN}) AS text, p."locatorLabel", p."locatorValue"
  FROM "Passage" p JOIN "TextLayer" t ON t.id = p."textLayerId" JOIN "Holding" h ON h.id = t."holdingId"
    JOIN "Source" o ON o.id = h."sourceId" JOIN "Source" s ON s.id = ${keptIdSql('o')}
  WHERE ${hasWords(Prisma.sql`p.words`, text)} AND ${readableSql(actor)}
  ORDER BY p.id DESC LIMIT ${MOST.passages}`

/** The newest sources that name an authority, as a picker shows them. */
async function sourcesNaming(actor: Actor, authorityId: string, t: Translator): Promise<SourceMatch[]> {
  const id = parseId(authorityId)
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "Source" s WHERE s."mergedIntoId" IS NULL AND s.id IN (
      SELECT "sourceId" FROM "SourceAuthority" WHERE "authorityId" = ${id}::uuid
      UNION SELECT "sourceId" FROM "SourceContributor" WHERE "authorityId" = ${id}::uuid)
    ORDER BY s."updatedAt" DESC, s.id LIMIT 20`
  return sourcesById(
    actor,
    rows.map(({ id }) => id),
    t,
  )
}

/** A condition on sources (`s`): exactly this DOI, ISBN or address; null for a text that is none of these. */
function isIdentifiedBy(text: string): Prisma.Sql | null {
  const [doi, isbn, address] = [doiIn(text), isbnIn(text), addressIn(text)]
  if (doi) return Prisma.sql`lower(s.doi) = lower(${doi})`
  if (isbn) return Prisma.sql`upper(translate(s.isbn, '- ', '')) = ${isbn}`
  return address ? Prisma.sql`s.url = ${address}` : null
}

/** The newest sources for which this condition holds, as a picker shows them. */
async function sourcesWhere(actor: Actor, condition: Prisma.Sql, t: Translator): Promise<SourceMatch[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "Source" s WHERE s."mergedIntoId" IS NULL AND ${condition}
    ORDER BY s."updatedAt" DESC, s.id LIMIT ${MOST.sources}`
  return sourcesById(
    actor,
    rows.map(({ id }) => id),
    t,
  )
}

/**
 * Finds what can be cited by one field: sources by title, container and names; names, to go on to their sources; passages that records cite
 * already. For an empty text, the newest sources. For a DOI, an ISBN or an address, only the sources that have it; for a text that no search
 * can be for, nothing. With `name`, the sources of that name.
 */
export async function findCitable(
  actor: Actor,
  { q, name }: z.output<typeof finderSchema>,
  t: Translator,
): Promise<Citable> {
  if (name) return { sources: await sourcesNaming(actor, name, t), names: [], passages: [] }
  if (q === null) return { sources: [], names: [], passages: [] }
  const identified = isIdentifiedBy(q)
  if (identified) return { sources: await sourcesWhere(actor, identified, t), names: [], passages: [] }
  if (q === '') return { sources: await searchSources(actor, '', t), names: [], passages: [] }
  const [sources, names, passages] = await Promise.all([
    searchSources(actor, q, t),
    searchAuthorities(actor, { q, kind: null }),
    passagesWith(actor, q),
  ])
  return {
    sources: sources.slice(0, MOST.sources),
    names: names.slice(0, MOST.names),
    passages: await logged(actor, passages),
  }
}
