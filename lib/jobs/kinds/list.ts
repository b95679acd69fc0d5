import 'server-only'
import { NotFound } from '@/lib/errors'
import { addCopyKind } from './add-copy'
import { bulkKind, undoBulkKind } from './bulk'
import { checkImportKind, importKind, undoImportKind } from './import'
import type { JobKind } from './kind'
import { publishKind } from './publish'
import { readAgainKind } from './read-again'
import { recogniseKind } from './recognise'

/** The kinds of work that members can start. */
export const jobKinds: readonly JobKind[] = [
  addCopyKind,
  readAgainKind,
  recogniseKind,
  bulkKind,
  undoBulkKind,
  publishKind,
  checkImportKind,
  importKind,
  undoImportKind,
]

/** The kind that has this name, or had it in the version before; undefined for one that no longer exists. */
export const knownKind = (name: string, kinds: readonly JobKind[] = jobKinds): JobKind | undefined =>
  kinds.find((one) => one.name === name || one.earlier === name)

/** The same; `NotFound` for one that no longer exists. */
export function kindNamed(name: string, kinds: readonly JobKind[] = jobKinds): JobKind {
  const kind = knownKind(name, kinds)
  if (!kind) throw new NotFound()
  return kind
}
