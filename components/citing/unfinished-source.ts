import { z } from 'zod'
import { type FoundSource, foundSourceSchema, sourcesByIds } from '@/components/api/sources'
import { readEntries, writeEntry } from '@/components/desk/kept-entries'
import { bothTexts } from '@/components/desk/typed-early'
import { dateBases } from '@/lib/dates'
import type { Proposal } from '@/lib/sources/references/proposals'
import { referenceFormats } from '@/lib/sources/references/schema'
import { sourceInputSchema } from '@/lib/sources/schema'
import { newId } from '@/lib/text'

const text = z.string()

/** What is said of a new copy; empty until a member says it. */
export const describedSchema = z.object({ kind: text, origin: text, what: text, language: text })
export type Described = z.output<typeof describedSchema>
export const nothingSaid: Described = { kind: '', origin: '', what: '', language: '' }

/** A proposed source as it is completed, so that a half-typed date or an empty title is one, too. */
const sourceDraftSchema = z.object({
  /** The id of the source that is added. It stays the same, because the text of the copy is kept under it. */
  id: z.uuid(),
  format: z.enum(referenceFormats),
  source: sourceInputSchema.extend({
    title: text,
    containerTitle: text.nullable(),
    issued: z.object({ verbatim: text, edtf: text.nullable(), basis: z.enum(dateBases) }).nullable(),
  }),
  /** The sources that the archive had when it was read and that could be the same. Missing where an older version kept it. */
  existing: z.array(foundSourceSchema).catch([]),
  /** Empty until someone chooses it. */
  identification: text,
  copy: describedSchema,
  /** True once a member changed it: reading another reference then keeps it. */
  isChanged: z.boolean(),
})
export type SourceDraft = z.output<typeof sourceDraftSchema>

/** The sources that are being added in one place, as this browser keeps them: the pasted reference, and what was read from it. */
export const unfinishedSchema = z.object({ reference: text, drafts: z.array(sourceDraftSchema) })
export type Unfinished = z.output<typeof unfinishedSchema>
export const nothingUnfinished: Unfinished = { reference: '', drafts: [] }

const BEGINNING = 'stele-citing-'

/** The name under which this browser keeps the sources that are added in one place. `keepAs` begins with the member. */
export const unfinishedName = (keepAs: string) => `${BEGINNING}${keepAs}`

/** A source that was read from a reference, with those that could be the same. */
type Read = Proposal & { existing?: FoundSource[] }

/** The draft of a source that was read from a reference. */
export const draftOf = ({ format, source, existing = [] }: Read): SourceDraft => ({
  ...{ id: newId(), format, source, existing, identification: '' },
  ...{ copy: nothingSaid, isChanged: false },
})

/** What is unfinished after another reference was read: the new sources first, and the earlier ones that a member changed. */
export const withRead = (now: Unfinished, read: readonly Read[]): Unfinished => ({
  ...now,
  drafts: [...read.map(draftOf), ...now.drafts.filter(({ isChanged }) => isChanged)],
})

/** What was kept with what was done before it was read: the reference has both texts. */
export const withTyped = (kept: Unfinished, typed: Unfinished): Unfinished => ({
  ...typed,
  reference: bothTexts(kept.reference, typed.reference),
})

/** What is unfinished without this source; nothing when it was the last one. */
export function withoutDraft(now: Unfinished, id: string): Unfinished {
  const drafts = now.drafts.filter((draft) => draft.id !== id)
  return drafts.length > 0 ? { ...now, drafts } : nothingUnfinished
}

/** The most sources that are asked for at once. */
const BATCH = 100

/**
 * Deletes texts of copies that no form shows any more: an earlier version kept them for sources which were never added, under ids that were
 * not kept. Those of existing and of unfinished sources stay.
 */
export async function deleteUnreachableCopies(memberId: string): Promise<void> {
  await writeEntry(`stele-text-${memberId}-reference`, null)
  const beginning = `stele-text-${memberId}-copy-`
  const ids = [...(await readEntries(beginning)).keys()]
    .map((name) => name.slice(beginning.length))
    .filter((id) => z.uuid().safeParse(id).success)
    .slice(0, BATCH)
  if (ids.length === 0) return
  const kept = [...(await readEntries(`${BEGINNING}${memberId}`)).values()].map((stored) =>
    z.object({ value: unfinishedSchema }).safeParse(stored),
  )
  // What another version of the archive kept can have any of them.
  if (kept.some(({ success }) => !success)) return
  const unfinished = kept.flatMap(({ data }) => data?.value.drafts.map(({ id }) => id) ?? [])
  const known = new Set([...unfinished, ...(await sourcesByIds(ids)).map(({ id }) => id)])
  for (const id of ids) if (!known.has(id)) await writeEntry(`${beginning}${id}`, null)
}
