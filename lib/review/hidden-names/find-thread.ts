// Runs in a thread of its own (find-aside.ts).
import { type FoundName, findNames, type SoughtNames } from '@/lib/folding/find-names'

export type NameSearch = { texts: readonly string[]; sought: SoughtNames }

export default function findAll({ texts, sought }: NameSearch): FoundName[][] {
  return texts.map((text) => findNames(text, sought))
}
