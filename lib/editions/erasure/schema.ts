import { z } from 'zod'

/**
 * Where an erasure replaces or withholds the name. SOURCE: its description, relations and assessments. NAME: an entry of a person. COPY: the
 * description of a copy, and the reasons of its masks and of passages that were kept in an older copy. TEXT: the text of a copy, which is
 * masked. RECORD: the texts of another record, in its draft, revisions, editions and review. COMMENT: a discussion. PAGE: a page of the
 * archive. COLLECTION: title and introduction of one. MEDIA: the description of an image or recording of the library. MAIL: an e-mail that waits or was sent,
 * which is deleted. FILTER: one that a member saved, which is deleted. TEMPLATE: one for new records, which is deleted. REPORT: what a reader reported about another record, and the answer. INVITATION: a link to an e-mail address, which is deleted.
 * PROPOSAL: the address in what admins proposed, which then expires. JOB: a job that has ended, with what it did to each
 * record, or a publication that is scheduled. IMPORT: a file that a member imports, with its rows, which
 * are deleted; one that is checked, imported or undone just then is left. EVENT: details in the log.
 */
export const maskedKinds = [
  'SOURCE',
  'NAME',
  'COPY',
  'TEXT',
  'RECORD',
  'COMMENT',
  'PAGE',
  'COLLECTION',
  'MEDIA',
  'REPORT',
  'INVITATION',
  'PROPOSAL',
  'JOB',
  'MAIL',
  'FILTER',
  'IMPORT',
  'TEMPLATE',
  'EVENT',
] as const
/**
 * The same, and what an erasure only lists because a person must decide: the address of another record, a collection or a page, the consent of
 * another testimony, the settings of the archive, and a member.
 */
export const rowKinds = [...maskedKinds, 'ADDRESS', 'CONSENT', 'SETTINGS', 'MEMBER'] as const
export type RowKind = (typeof rowKinds)[number]
/** Also listed: a document of the library that has the name in its file, and (UNREAD) one that wasn't searched. */
export const remainKinds = [...rowKinds, 'DOCUMENT', 'UNREAD'] as const
type RemainKind = (typeof remainKinds)[number]

/** "SOURCE 0199…": how the form names a place. */
export const remainKey = ({ kind, id }: { kind: RemainKind; id: string }) => `${kind} ${id}`

/** True where an erasure can replace the name. */
export const isMasked = (kind: RemainKind): boolean => maskedKinds.some((masked) => masked === kind)

const placeSchema = z.object({
  kind: z.enum(remainKinds),
  id: z.string(),
  /** The source of a copy, or of the passage that is discussed. */
  sourceId: z.string().default(''),
  /** The record, or the copy, whose discussion it is. Of an address: what has it, 'collection' or 'page'; empty for a record. */
  within: z.string().default(''),
})
export type RemainPlace = z.output<typeof placeSchema>

/** What an erasure did with the places that had the name, as its event says. Erasures from before this have none. */
export const erasureReportSchema = z.object({
  masked: z.array(placeSchema).default([]),
  left: z.array(placeSchema).default([]),
  /** Files of the media library that only this record used. They stay until someone deletes them. */
  media: z.array(placeSchema).default([]),
})
export type ErasureReport = z.output<typeof erasureReportSchema>

/** A publisher's request to erase the text of a record for good. */
export const erasureSchema = z.strictObject({
  /** The record's address, typed again, because the erasure can't be undone. */
  confirm: z.string().trim(),
  /** Also erase the archive copies that only this record uses. */
  copies: z.boolean(),
  /** Also erase the signed consent forms. */
  forms: z.boolean().default(false),
  /** Also replace the address, where it names the speaker. The old address then shows nothing, not even the tombstone. */
  address: z.boolean(),
  /** The places outside of the record where the name is replaced (remains.ts). */
  names: z.array(z.string().max(100)).max(10_000).default([]),
})
export type ErasureInput = z.input<typeof erasureSchema>
