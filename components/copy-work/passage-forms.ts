import { z } from 'zod'
import type { Range } from '@/components/citing/word-range'
import { newId } from '@/lib/text'
import { locatorLabels } from '@/lib/text/chain'

const typedSchema = z.object({
  kind: z.string().optional(),
  title: z.string().optional(),
  language: z.string().optional(),
  date: z.string().optional(),
  // As it is typed, which the archive may still refuse.
  locator: z
    .object({ label: z.enum(locatorLabels), value: z.string() })
    .nullable()
    .optional(),
})
/** What the member typed instead of what is proposed. */
export type Typed = z.output<typeof typedSchema>

export const passageFormSchema = z.object({
  /** The text of the copy that the range is in. */
  textLayerId: z.string(),
  start: z.int(),
  end: z.int(),
  id: z.uuid(),
  typed: typedSchema,
})
/** The form of a new record: its passage, the id that the record gets, and what was typed. */
export type PassageForm = Omit<z.output<typeof passageFormSchema>, 'textLayerId'>

/** True for a form that the member typed something in. */
export const wasTypedIn = ({ typed }: PassageForm): boolean => Object.keys(typed).length > 0

/** True where two ranges have a character in common. */
export const overlap = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end

/**
 * The forms once a passage is chosen: its form comes last. A passage that overlaps the one before keeps the form, one that overlaps an earlier
 * passage brings back what was typed there, any other gets an empty form.
 */
export function withPassage(forms: readonly PassageForm[], { start, end }: Range): readonly PassageForm[] {
  const form = forms.findLast((one) => overlap(one, { start, end })) ?? { id: newId(), typed: {} }
  const others = forms.filter((one) => one.id !== form.id && wasTypedIn(one))
  return [...others, { ...form, start, end }]
}

/** The forms once more was typed in one of them. */
export const withTyped = (forms: readonly PassageForm[], id: string, more: Typed): readonly PassageForm[] =>
  forms.map((form) => (form.id === id ? { ...form, typed: { ...form.typed, ...more } } : form))

/** The forms once those that this browser kept were read. A passage that was chosen meanwhile gets the one that was kept for it. */
export function withKept(
  forms: readonly PassageForm[],
  kept: readonly PassageForm[],
): readonly PassageForm[] {
  const newest = forms.at(-1)
  const others = [...kept.filter(({ id }) => forms.every((form) => form.id !== id)), ...forms.slice(0, -1)]
  if (!newest) return others
  const isKept = !wasTypedIn(newest) && others.some((form) => overlap(form, newest))
  return isKept ? withPassage(others, newest) : [...others, newest]
}

/** The forms without one that was discarded. The last one is emptied, because its passage is still chosen. */
export const without = (forms: readonly PassageForm[], id: string): readonly PassageForm[] =>
  forms.flatMap((form, index) =>
    form.id !== id ? form : index === forms.length - 1 ? { ...form, id: newId(), typed: {} } : [],
  )
