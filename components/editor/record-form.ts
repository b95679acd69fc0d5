import type { RecordContent } from '@/lib/records/schema'

/** All of a record's content but its body, which the editor holds. */
export type RecordForm = Omit<RecordContent, 'body'>

export const formOf = ({ body: _, ...form }: RecordContent): RecordForm => form
