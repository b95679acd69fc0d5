import { z } from 'zod'
import { sourceTypeIds } from '@/lib/sources/types'

const text = z.union([z.string(), z.number()])
const flag = z.union([z.string(), z.number(), z.boolean()])
const each = <Schema extends z.ZodType>(names: string, schema: Schema) =>
  Object.fromEntries(names.split(' ').map((name) => [name, schema.optional()]))

const name = z.strictObject({
  ...each('family given dropping-particle non-dropping-particle suffix literal', z.string()),
  ...each('comma-suffix static-ordering parse-names', flag),
})
const date = z.strictObject({
  'date-parts': z.array(z.array(text).min(1).max(3)).min(1).max(2).optional(),
  season: text.optional(),
  circa: flag.optional(),
  ...each('literal raw edtf', z.string()),
})

/** Items of CSL-JSON by the schema of CSL 1.0.2: its variables with their types, and no others. */
export const cslJson = z.array(
  z.strictObject({
    id: text,
    type: z.enum(sourceTypeIds),
    ...each(
      'author chair collection-editor compiler composer container-author contributor curator director editor editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient reviewed-author script-writer series-creator translator',
      z.array(name),
    ),
    ...each('accessed available-date event-date issued original-date submitted', date),
    ...each(
      'categories language journalAbbreviation shortTitle abstract annote archive archive_collection archive_location archive-place authority call-number citation-key citation-label collection-title container-title container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale section source status title title-short URL version volume-title volume-title-short year-suffix',
      z.string(),
    ),
    ...each(
      'chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages number-of-volumes page page-first part part-number printing supplement-number volume',
      text,
    ),
    custom: z.record(z.string(), z.unknown()).optional(),
  }),
)
