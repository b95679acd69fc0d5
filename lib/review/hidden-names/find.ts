import 'server-only'
import type { Tx } from '@/lib/db'
import { type SoughtNames, soughtNames } from '@/lib/folding/find-names'
import { nameOrders } from '@/lib/folding/name-parts'
import { Prisma } from '@/lib/generated/prisma/client'
import type { IdentifiedConsent } from '@/lib/records/consent/schema'
import { authoritiesOf } from '@/lib/records/references/authorities'
import type { RecordContent } from '@/lib/records/schema'
import type { RecordEvidence } from '../evidence'

/** What is searched for, and the public texts that the content and its evidence don't have themselves. */
export type HiddenNameSearch = {
  sought: SoughtNames
  /** Names and variants of entries that the content and its sources link to. */
  names: string[]
  /** File names of the cited copies. */
  filenames: string[]
}

type Linked = { kind: string; content: RecordContent; evidence: RecordEvidence }

/**
 * Reads what the search for the name of this speaker needs: the variants in their entry, and what a text links to. Nothing is sought where the
 * speaker is named, or where no name was entered. One query, or none.
 */
export async function hiddenNameSearch(
  client: Tx,
  consent: IdentifiedConsent | null,
  linked: Linked | null = null,
): Promise<HiddenNameSearch> {
  if (!consent || consent.nameDisplay === 'NAMED' || consent.legalName.trim() === '')
    return { sought: [], names: [], filenames: [] }
  const { legalName, nameDisplay, pseudonym } = consent
  const rows = await client.$queryRaw<{ what: 'OWN' | 'LINKED' | 'FILE'; text: string }[]>`
    WITH spoken AS (SELECT array_agg(stele_plain(written)) AS names FROM unnest(${nameOrders(legalName)}::text[]) written),
    own AS (
      SELECT a.id FROM "Authority" a, spoken WHERE a.kind = 'PERSON' AND stele_spoken(a.name) = ANY(spoken.names)
      UNION SELECT v."authorityId" FROM "AuthorityVariant" v, spoken WHERE stele_spoken(v.name) = ANY(spoken.names)),
    ${linkedSql(linked)},
    entries AS (SELECT 'OWN' AS what, id FROM own UNION ALL SELECT 'LINKED', id FROM linked)
    SELECT what, name AS text FROM entries JOIN "Authority" USING (id)
    UNION ALL SELECT what, v.name FROM entries JOIN "AuthorityVariant" v ON v."authorityId" = entries.id
    UNION ALL SELECT 'FILE', filename FROM files`
  const of = (kind: string) => rows.filter(({ what }) => what === kind).map(({ text }) => text)
  return {
    sought: soughtNames([legalName, ...of('OWN')], nameDisplay === 'PSEUDONYM' ? [pseudonym] : []),
    names: of('LINKED'),
    filenames: of('FILE'),
  }
}

/** The entries and files that a text links to. */
function linkedSql(linked: Linked | null): Prisma.Sql {
  const content = linked && { ...linked.content, people: [] }
  const tied = content ? authoritiesOf(linked.kind, content).map(({ authorityId }) => authorityId) : []
  const cited = linked
    ? [...linked.evidence.sources.keys(), ...[...linked.evidence.mergedIds.values()].flat()]
    : []
  const copies = linked ? [...linked.evidence.passages.values()].map(({ holding }) => holding.id) : []
  return Prisma.sql`linked AS (
      SELECT id FROM "Authority" WHERE id = ANY(${tied}::uuid[])
      UNION SELECT "authorityId" FROM "SourceContributor" WHERE "sourceId" = ANY(${cited}::uuid[]) AND "authorityId" IS NOT NULL
      UNION SELECT "authorityId" FROM "SourceAuthority" WHERE "sourceId" = ANY(${cited}::uuid[])),
    files AS (SELECT filename FROM "Holding" WHERE id = ANY(${copies}::uuid[]))`
}
