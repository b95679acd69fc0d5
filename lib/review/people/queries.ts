import 'server-only'
import type { Tx } from '@/lib/db'
import type { Person } from '@/lib/records/people'
import type { NamedPerson } from '../reviewers'

/** The people of a record with every name that the archive knows of them: one read, none where no name is tied to an authority. */
export async function namedPeople(client: Tx, people: readonly Person[]): Promise<NamedPerson[]> {
  const ids = people.flatMap(({ name }) => name.authorityId ?? [])
  const rows =
    ids.length === 0
      ? []
      : await client.authority.findMany({
          where: { id: { in: ids } },
          select: { id: true, name: true, variants: { select: { name: true } } },
        })
  const known = new Map(
    rows.map(({ id, name, variants }) => [id, [name, ...variants.map((one) => one.name)]]),
  )
  return people.map(({ name, as }) => ({
    as,
    names: [name.name, ...(known.get(name.authorityId ?? '') ?? [])],
  }))
}
