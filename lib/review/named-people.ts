import 'server-only'
import type { CheckedAuthority } from '@/lib/checks'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Person } from '@/lib/records/people'
import type { NamedPerson } from './verdicts/reviewers'

const names = { name: true, variants: { select: { name: true } } } as const
const allOf = ({ name, variants }: { name: string; variants: { name: string }[] }) => [
  name,
  ...variants.map((variant) => variant.name),
]

/** Characters of a text in which people are looked for. */
export const MOST_TEXT = 50_000
/** Words in a name, and people found. */
const [MOST_WORDS, MOST_PEOPLE] = [8, 200]

const following = Prisma.join(
  Array.from({ length: MOST_WORDS }, (_, index) => Prisma.sql`lead(word, ${index}::int) OVER text`),
)

/**
 * People with an entry whose name or variant is in this text. Each run of its words is looked up in the index over names as they are written
 * in a sentence. One query, none for an empty text.
 */
export async function peopleNamedIn(client: Tx, text: string): Promise<CheckedAuthority[]> {
  if (text.trim() === '') return []
  return client.$queryRaw<CheckedAuthority[]>`
    WITH run AS MATERIALIZED (
      SELECT DISTINCT array_to_string(words[1:length], ' ') AS run
      FROM (
        SELECT ARRAY[${following}] AS words
        FROM regexp_split_to_table(stele_plain(${text.slice(0, MOST_TEXT).toWellFormed()}), ' ') WITH ORDINALITY AS split(word, place)
        WINDOW text AS (ORDER BY place)) AS runs, generate_series(1, ${MOST_WORDS}::int) AS length),
    named AS (
      SELECT a.id FROM "Authority" a WHERE a.kind = 'PERSON' AND stele_spoken(a.name) = ANY(ARRAY(SELECT run FROM run))
      UNION SELECT v."authorityId" FROM "AuthorityVariant" v WHERE stele_spoken(v.name) = ANY(ARRAY(SELECT run FROM run)))
    SELECT a.id, a.kind, a.name, ARRAY(SELECT v.name FROM "AuthorityVariant" v WHERE v."authorityId" = a.id) AS variants
    FROM "Authority" a WHERE a.id IN (SELECT id FROM named) AND a.kind = 'PERSON' AND a."mergedIntoId" IS NULL
    ORDER BY a.name, a.id LIMIT ${MOST_PEOPLE}`
}

/**
 * The people of a record with every name of their entries, also of merged entries. Always two queries; none where no name is
 * linked to an authority.
 */
export async function namedPeople(client: Tx, people: readonly Person[]): Promise<NamedPerson[]> {
  const ids = people.flatMap(({ name }) => name.authorityId ?? [])
  const rows =
    ids.length === 0
      ? []
      : await client.authority.findMany({
          where: { id: { in: ids } },
          select: { id: true, ...names, mergedInto: { select: names } },
        })
  const known = new Map(
    rows.map(({ id, mergedInto, ...row }) => [id, [...allOf(row), ...(mergedInto ? allOf(mergedInto) : [])]]),
  )
  return people.map(({ name, as }) => ({
    as,
    names: [name.name, ...(known.get(name.authorityId ?? '') ?? [])],
  }))
}
