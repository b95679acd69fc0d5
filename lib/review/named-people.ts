import 'server-only'
import type { CheckedAuthority } from '@/lib/checks'
import type { Tx } from '@/lib/db'
import type { Person } from '@/lib/records/people'
import type { NamedPerson } from './reviewers'

const names = { name: true, variants: { select: { name: true } } } as const
const allOf = ({ name, variants }: { name: string; variants: { name: string }[] }) => [
  name,
  ...variants.map((variant) => variant.name),
]

/** Most characters in which names are looked for, and most people who are found. */
const [MOST_WORDS, MOST_PEOPLE] = [50_000, 200]

/** People whom the archive knows and these words name, by their name or another of theirs: one read, none for no words. */
export async function peopleNamedIn(client: Tx, words: string): Promise<CheckedAuthority[]> {
  if (words.trim() === '') return []
  return client.$queryRaw<CheckedAuthority[]>`
    WITH said AS MATERIALIZED (SELECT stele_fold(${words.slice(0, MOST_WORDS).toWellFormed()}) AS words),
    named AS (
      SELECT a.id, a.name FROM "Authority" a WHERE a.kind = 'PERSON' AND a."mergedIntoId" IS NULL
      UNION ALL
      SELECT a.id, v.name FROM "AuthorityVariant" v JOIN "Authority" a ON a.id = v."authorityId"
      WHERE a.kind = 'PERSON' AND a."mergedIntoId" IS NULL)
    SELECT a.id, a.kind, a.name, ARRAY(SELECT v.name FROM "AuthorityVariant" v WHERE v."authorityId" = a.id) AS variants
    FROM "Authority" a WHERE a.id IN (
      SELECT n.id FROM named n, said s
      WHERE strpos(s.words, stele_fold(regexp_replace(n.name, '^([^,]+), *([^,]+)$', '\\2 \\1'))) > 0)
    ORDER BY a.name, a.id LIMIT ${MOST_PEOPLE}`
}

/**
 * The people of a record with every name that the archive knows of them, also of one that theirs was merged into. Two reads, whatever
 * their number; none where no name is tied to an authority.
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
