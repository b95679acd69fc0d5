import { z } from 'zod'
import { bothTexts } from '@/components/desk/typed-early'
import type { SelectedText } from './selected-text'

/** A comment or a suggestion on some text while it is written. */
export const textDraftSchema = z.object({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  suggested: z.string(),
})
export type TextDraft = z.output<typeof textDraftSchema>

/** What the form shows: what was changed by hand, and otherwise what is selected in the text. */
export const shownDraft = (typed: TextDraft | null, selected: SelectedText | null): TextDraft =>
  typed ?? {
    exact: selected?.exact ?? '',
    prefix: selected?.prefix ?? '',
    suffix: selected?.suffix ?? '',
    suggested: selected?.exact ?? '',
  }

/** The same about what is selected. A wording that was typed stays. */
export const aboutSelected = (draft: TextDraft, selected: SelectedText): TextDraft => ({
  ...selected,
  suggested: draft.suggested === draft.exact ? selected.exact : draft.suggested,
})

/** True where something else is selected than what the draft is about. */
export const isOther = (draft: TextDraft, selected: SelectedText): boolean =>
  draft.exact !== selected.exact || draft.prefix !== selected.prefix || draft.suffix !== selected.suffix

/** The kept draft, with what was typed before it was read below its text. */
export const withTyped = (kept: TextDraft, typed: TextDraft): TextDraft => ({
  ...kept,
  exact: bothTexts(kept.exact, typed.exact),
  suggested: bothTexts(kept.suggested, typed.suggested),
})
