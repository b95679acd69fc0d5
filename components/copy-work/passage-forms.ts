import type { Range } from '@/components/citing/word-range'
import { newId } from '@/lib/text'
import type { Locator } from '@/lib/text/chain'

/** What the member typed instead of what is proposed. */
export type Typed = {
  kind?: string
  title?: string
  language?: string
  date?: string
  locator?: Locator | null
}

/** The form of a new record: its passage, the id that the record gets, and what was typed. */
export type PassageForm = Range & { id: string; typed: Typed }

/** True where two ranges have a character in common. */
export const overlap = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end

/**
 * The forms once a passage is chosen: its form comes last. A passage that overlaps the one before keeps the form, one that overlaps an earlier
 * passage brings back what was typed there, any other gets an empty form.
 */
export function withPassage(forms: readonly PassageForm[], { start, end }: Range): readonly PassageForm[] {
  const form = forms.findLast((one) => overlap(one, { start, end })) ?? { id: newId(), typed: {} }
  const others = forms.filter(({ id, typed }) => id !== form.id && Object.keys(typed).length > 0)
  return [...others, { ...form, start, end }]
}

/** The forms once more was typed in one of them. */
export const withTyped = (forms: readonly PassageForm[], id: string, more: Typed): readonly PassageForm[] =>
  forms.map((form) => (form.id === id ? { ...form, typed: { ...form.typed, ...more } } : form))
