// Runs in a thread of its own (find-aside.ts).
import { findNamesAndInitials, type Named } from '@/lib/folding/find-initials'
import type { SoughtNames } from '@/lib/folding/find-names'
import { isIdentifier } from './texts'

export type NameSearch = { texts: readonly string[]; sought: SoughtNames }

export default function findAll({ texts, sought }: NameSearch): Named[][] {
  return texts.map((text) => findNamesAndInitials(text, sought, { identifier: isIdentifier(text) }))
}
