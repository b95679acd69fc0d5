import { z } from 'zod'
import { bothInLine } from '@/components/desk/typed-early'
import type { DocumentJson } from '@/lib/text'

export type PageText = { title: string; body: DocumentJson }

export const pageTextSchema: z.ZodType<PageText> = z.object({
  title: z.string(),
  body: z.custom<DocumentJson>((value) => typeof value === 'object' && value !== null && 'content' in value),
})

/** The kept text, with what was typed into the title before it was read. */
export const withTypedTitle = (kept: PageText, typed: PageText, opened: PageText): PageText => ({
  ...kept,
  title: bothInLine(kept.title, typed.title, opened.title),
})

/** The version that someone else saved first. */
export const pageConflictSchema = z.object({ version: z.int().positive() })
