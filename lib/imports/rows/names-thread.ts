// Runs in a thread of its own (prepare-aside.ts).
import type { AuthorityKind } from '@/lib/generated/prisma/enums'
import type { Row } from '../reading/entries'
import { nameFieldsOf } from '../targets'
import { lineIn } from './cells'
import { type Batch, cellsOf } from './prepare-thread'

export type NamedIn = { kind: AuthorityKind; name: string }

/** The names in the rows of a batch that can be those of entries under Names, each once. */
export default function namesOf(batch: Batch): NamedIn[] {
  const columns = nameFieldsOf(batch.target).map(({ name, kind }) => ({
    kind,
    at: batch.mapping.indexOf(name),
  }))
  const found = new Map<string, NamedIn>()
  const rows: Row[] = JSON.parse(batch.rows)
  for (const row of rows) {
    const cells = cellsOf(batch, row)
    if ('field' in cells) continue
    for (const { kind, at } of columns) {
      const name = lineIn(cells[at] ?? '')
      if (name) found.set(`${kind} ${name}`, { kind, name })
    }
  }
  return [...found.values()]
}
