import type { RecordContent } from '@/lib/records/schema'

/** A record's content without its body, which the text editor has. */
export type RecordForm = Omit<RecordContent, 'body'>

/** The form of a record's content. */
export const formOf = ({ body: _, ...form }: RecordContent): RecordForm => form
