import { z } from 'zod'
import { RecordRelationType } from '@/lib/generated/prisma/enums'
import { kinds } from '@/lib/records/kinds'

/** The same record in another language. */
export const translation = z.strictObject({
  url: z.url(),
  language: z.string(),
  title: z.string(),
  relation: z.enum(['ORIGINAL', 'TRANSLATION', 'SIBLING']),
})

/** A relation of the current edition's record. `THIS`: this record cites the other; `OTHER`: the other cites it. */
export const relation = z.strictObject({
  type: z.enum(RecordRelationType),
  statedOf: z.enum(['THIS', 'OTHER']),
  url: z.url(),
  kind: z.string().describe(kinds.map(({ id }) => id).join(', ')),
  language: z.string(),
  title: z.string(),
})
