import { z } from 'zod'
import type { ChosenPassage } from '@/components/citing/chosen-passage'
import { authorityKinds } from '@/lib/authorities/schema'
import { spansSchema } from '@/lib/holdings/spans'
import type { FoundQuotation } from '@/lib/relocation/quotation-search'
import { sourceFactsSchema } from '@/lib/sources/facts'
import { referenceFormats } from '@/lib/sources/references/schema'
import { type NewSource, sourceInputSchema } from '@/lib/sources/schema'
import { ask, demand } from './client'

/** A source as the picker shows it, with its archive copies; `label` distinguishes it from others with the same title. */
export const foundSourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  label: z.string(),
  /** This and the next are null for a source that an older version kept in the browser. */
  facts: sourceFactsSchema.nullable().catch(null),
  csl: z.looseObject({ id: z.string(), type: z.string() }).nullable().catch(null),
  holdings: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      textLayerId: z.string().nullable(),
      language: z.string().nullable(),
    }),
  ),
})
export type FoundSource = z.output<typeof foundSourceSchema>

const layerSchema = z.object({
  id: z.string(),
  holdingId: z.string(),
  mediaType: z.string(),
  origin: z.string(),
  language: z.string(),
  length: z.int(),
  start: z.int(),
  text: z.string(),
  next: z.int().nullable(),
  locators: z.array(
    z.object({
      ...{ label: z.string(), value: z.string(), start: z.int(), end: z.int() },
      /** The number of the page in the copy, from 1 on. */
      page: z.int(),
    }),
  ),
  spans: spansSchema,
})
/** A part of a text layer, from `start`; `next` is where the following part begins, or null. */
export type LayerPart = z.output<typeof layerSchema>

const passageSchema = z.object({ id: z.string(), exact: z.string() })
const wordsSchema = passageSchema.extend({ words: z.string(), language: z.string() })

/** One page of sources whose title, names or numbers match. */
export const searchSources = (words: string, signal: AbortSignal): Promise<FoundSource[]> =>
  demand(z.array(foundSourceSchema), `/api/sources?q=${encodeURIComponent(words)}`, { signal })

const citableSchema = z.object({
  sources: z.array(foundSourceSchema),
  names: z.array(z.object({ id: z.string(), kind: z.enum(authorityKinds), name: z.string() })),
  passages: z.array(
    z.object({
      ...{ id: z.string(), sourceId: z.string(), source: z.string(), textLayerId: z.string() },
      ...{ language: z.string(), start: z.int(), end: z.int(), text: z.string() },
      ...{ locatorLabel: z.string().nullable(), locatorValue: z.string().nullable() },
    }),
  ),
})
/** What can be cited: sources, names with sources, and passages that records cite already. */
export type Citable = z.output<typeof citableSchema>

/** What fits these words, or the sources of a name. */
export const findCitable = (asked: { q: string } | { name: string }, signal: AbortSignal): Promise<Citable> =>
  demand(citableSchema, `/api/citing?${new URLSearchParams(asked)}`, { signal })

const proposalSchema = z.object({
  format: z.enum(referenceFormats),
  source: sourceInputSchema.extend({ title: z.string() }),
  /** The sources of the archive that could be the same. */
  existing: z.array(foundSourceSchema),
})

/** The sources that a pasted text describes. Writes nothing. */
export const readReference = (text: string) =>
  ask(z.array(proposalSchema), '/api/sources/proposals', { method: 'POST', body: { text } })

const lookedUpSchema = z.object({ from: z.string(), source: sourceInputSchema })

/** What a registry or a page says of a DOI, an ISBN or an address. Writes nothing. */
export const lookUpReference = (text: string) =>
  ask(lookedUpSchema, '/api/sources/lookups', { method: 'POST', body: { text } })

/** Adds a source. The same id sent again makes no second one. */
export const addSource = (source: NewSource) =>
  ask(foundSourceSchema, '/api/sources', { method: 'POST', body: source })

/** Adds what someone said without a source of its own. The same id sent again makes no second one. */
export const addStatement = (statement: { id: string; authorityId: string }) =>
  ask(foundSourceSchema, '/api/sources/statements', { method: 'POST', body: statement })

/** The sources with these ids; ids that the archive doesn't know are left out. */
export const sourcesByIds = (ids: readonly string[]): Promise<FoundSource[]> =>
  demand(z.array(foundSourceSchema), `/api/sources?${new URLSearchParams(ids.map((id) => ['id', id]))}`)

const entrySchema = z.object({
  id: z.string(),
  runs: z.array(
    z.object({ text: z.string(), italic: z.literal(true).optional(), href: z.string().optional() }),
  ),
})

/** These sources as readers see them in the list of sources, in the style of the archive. */
export const entriesByIds = (ids: readonly string[]) =>
  demand(z.array(entrySchema), `/api/citing/entries?${new URLSearchParams(ids.map((id) => ['id', id]))}`)

/** The part of a text layer that begins, or that ends, at this offset. */
export const readLayer = (id: string, at: { from: number } | { until: number }): Promise<LayerPart> =>
  demand(
    layerSchema,
    `/api/text-layers/${id}?${new URLSearchParams(Object.entries(at).map(([name, offset]) => [name, String(offset)]))}`,
  )

const foundQuotationSchema = z.object({
  outcome: z.enum(['FOUND', 'SEVERAL', 'DIFFERS', 'NOT_FOUND']),
  places: z.array(z.object({ start: z.int(), end: z.int() })),
  differences: z.array(z.object({ quotation: z.string(), passage: z.string() })),
}) satisfies z.ZodType<FoundQuotation>

/** Where the text of a copy has these words. `on` is where they were chosen on the image of a page. */
export const findQuotation = (
  textLayerId: string,
  words: string,
  on?: { page: number; at: number },
): Promise<FoundQuotation> =>
  demand(foundQuotationSchema, `/api/text-layers/${textLayerId}/quotations`, {
    method: 'POST',
    body: { words, ...(on && { on }) },
  })

/** The text of a saved passage. */
export const readPassage = (id: string) => demand(wordsSchema, `/api/passages/${id}`)

/** Saves a passage; the server takes its text from the text layer. The same range gives the same passage. */
export const bindPassage = ({ textLayerId, start, end, locator }: ChosenPassage) =>
  demand(passageSchema, '/api/passages', {
    method: 'POST',
    body: { textLayerId, start, end, locator },
  })
