import { z } from 'zod'
import { bindPassage } from '@/components/api/sources'
import { type CitationDraft, chainOf } from '@/components/citing/citation-draft'
import type { Translator } from '@/lib/messages/translator'
import { accesses, type Chain, locatorLabels } from '@/lib/text/chain'

const locator = z.object({ label: z.enum(locatorLabels), value: z.string() }).nullable()

/** The shape of an unfinished citation, for reading it back from this browser. */
export const citationDraftSchema = z.object({
  seen: z.object({
    sourceId: z.string().nullable(),
    locator,
    access: z.enum(accesses).exclude(['NOT_SEEN']).nullable(),
  }),
  attributed: z.array(z.object({ sourceId: z.string().nullable(), locator })),
  passageId: z.string().nullable(),
  chosen: z
    .object({
      textLayerId: z.string(),
      start: z.int(),
      end: z.int(),
      exact: z.string(),
      words: z.string().optional(),
      language: z.string(),
      locator,
      sheet: z.int().nullable().optional(),
    })
    // Texts that an older version kept in the browser have no words of their own, and no page.
    .transform(({ words, sheet, ...chosen }) => ({
      ...chosen,
      words: words ?? chosen.exact,
      sheet: sheet ?? null,
    }))
    .nullable(),
}) satisfies z.ZodType<CitationDraft>

/** The chain and passage of a citation draft; text chosen in an archive copy becomes a passage. Rejects when the server refuses. */
export async function bindCitation(
  draft: CitationDraft,
  t: Translator,
): Promise<{ chain: Chain; passageId: string | null } | { fault: string }> {
  const made = chainOf(draft, t)
  if ('fault' in made) return made
  const passageId = draft.chosen ? (await bindPassage(draft.chosen)).id : draft.passageId
  return { chain: made.chain, passageId }
}
