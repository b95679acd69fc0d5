import { z } from 'zod'
import { type DateGroup, dateBases } from '@/lib/dates'
import type { Source } from './schema'

/** What a source says of itself that a record made from it says too; null where the source doesn't say it, and "" for a supplied title. */
export type SourceFacts = {
  type: string
  title: string
  containerTitle: string | null
  /** The entry under Names of its periodical. */
  periodicalId: string | null
  publisherPlace: string | null
  issued: DateGroup | null
  number: string | null
  page: string | null
}

const text = z.string().nullable()

/** Facts as the server sends them. */
export const sourceFactsSchema: z.ZodType<SourceFacts> = z.object({
  type: z.string(),
  title: z.string(),
  ...{ containerTitle: text, periodicalId: text, publisherPlace: text, number: text, page: text },
  issued: z
    .object({
      verbatim: z.string(),
      edtf: text,
      basis: z.enum(dateBases),
    })
    .nullable(),
})

/** The facts of a source. */
export const factsOf = (source: Source): SourceFacts => ({
  type: source.type,
  title: source.titleIsSupplied ? '' : source.title,
  containerTitle: source.containerTitle,
  periodicalId: source.authorities.find(({ role }) => role === 'periodical')?.authorityId ?? null,
  publisherPlace: source.publisherPlace,
  issued: source.issued,
  number: source.number,
  page: source.page,
})
