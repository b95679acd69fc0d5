import { z } from 'zod'
import type { ChosenWords } from './chosen-words'

/** A source as the picker shows it, with its held copies; `label` tells it from others of the same title. */
export const foundSourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  label: z.string(),
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
  language: z.string(),
  length: z.int(),
  start: z.int(),
  text: z.string(),
  next: z.int().nullable(),
  locators: z.array(z.object({ label: z.string(), value: z.string(), start: z.int(), end: z.int() })),
})
/** A part of a held text, from `start`; `next` is where the following part begins, or null. */
export type LayerPart = z.output<typeof layerSchema>

const passageSchema = z.object({ id: z.string(), exact: z.string() })
const wordsSchema = passageSchema.extend({ language: z.string() })

/** What the server said, in a sentence for the person at the page. */
export class Refused extends Error {}

const errorSchema = z.object({ error: z.object({ message: z.string() }) })

async function ask<Schema extends z.ZodType>(
  schema: Schema,
  address: string,
  init?: RequestInit,
): Promise<z.output<Schema>> {
  const response = await fetch(address, init).catch(() => {
    throw new Refused('The server does not answer. Try again in a moment.')
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.status === 401) throw new Refused('Your sign-in has ended: sign in again in another tab.')
  if (!response.ok)
    throw new Refused(errorSchema.safeParse(body).data?.error.message ?? 'The server could not do this.')
  return schema.parse(body)
}

/** At most a page of sources whose title, names or numbers match. */
export const searchSources = (words: string, signal: AbortSignal): Promise<FoundSource[]> =>
  ask(z.array(foundSourceSchema), `/api/sources?q=${encodeURIComponent(words)}`, { signal })

/** Those of these sources that are in the archive. */
export const sourcesByIds = (ids: readonly string[]): Promise<FoundSource[]> =>
  ask(z.array(foundSourceSchema), `/api/sources?${new URLSearchParams(ids.map((id) => ['id', id]))}`)

export const readLayer = (id: string, from: number): Promise<LayerPart> =>
  ask(layerSchema, `/api/text-layers/${id}?from=${from}`)

/** The words of a passage that stands. */
export const readPassage = (id: string) => ask(wordsSchema, `/api/passages/${id}`)

/** Makes a passage of the chosen words; the server cuts the words from the layer itself. The same words give the same passage. */
export const bindPassage = ({ textLayerId, start, end, locator }: ChosenWords) =>
  ask(passageSchema, '/api/passages', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ textLayerId, start, end, locator }),
  })
