import { z } from 'zod'
import { WorkState } from '@/lib/generated/prisma/enums'
import { kinds } from '@/lib/records/kinds'
import { accesses, locatorSchema } from '@/lib/text/chain'

// The shapes of the API of drafts, from which its OpenAPI description is made. A test reads every answer with them.

const text = z.string()
const moment = z.iso.datetime()
const address = z.url()
const anything = z.record(text, z.unknown())

const line = {
  id: z.uuid(),
  /** The page of the record at the desk. */
  url: address,
  data: address,
  kind: z.enum(kinds.map(({ id }) => id)),
  state: z.enum(WorkState),
  slug: text,
  title: text,
  language: text,
  version: z.int().positive(),
  savedAt: moment,
  savedBy: text,
  changedAt: moment,
  /** The number of the public edition. */
  edition: z.int().positive().nullable(),
}

export const draftListSchema = z.strictObject({
  next: address.nullable(),
  drafts: z.array(z.strictObject(line)),
})

const statement = z.strictObject({
  id: text,
  type: z.enum(['QUOTATION', 'CITATION', 'TIMELINE', 'FIGURE']),
  text,
  quotation: z
    .strictObject({
      mode: z.enum(['VERBATIM', 'ABRIDGED', 'TRANSLATION', 'PARAPHRASE']),
      language: text.nullable(),
      original: text.nullable(),
      translator: text.nullable(),
      openlyUnverified: z.boolean(),
    })
    .nullable(),
  hops: z.array(
    z.strictObject({
      source: z.uuid(),
      citation: text.nullable(),
      locator: locatorSchema.nullable(),
      access: z.enum(accesses),
    }),
  ),
  passage: z.uuid().nullable(),
  state: z.enum(['CHECKED', 'UNSEEN', 'OPEN']),
  known: z.enum(['NEW', 'CHANGED', 'KNOWN']),
  aspects: z.array(z.strictObject({ aspect: text, required: z.boolean(), state: text })),
})

const finding = z.strictObject({
  check: text,
  level: z.enum(['BLOCK', 'WARN', 'INFO']),
  message: text,
  field: text,
  statement: text.nullable(),
  excerpt: text,
})

export const draftSchema = z.strictObject({
  ...line,
  createdBy: text,
  titleIsSupplied: z.boolean(),
  summary: text,
  contentWarning: text.nullable(),
  fields: anything,
  text,
  document: anything,
  statements: z.array(statement),
  figures: z.array(anything),
  checks: z.strictObject({
    ran: z.array(text),
    notApplicable: z.array(text),
    crashed: z.array(text),
    findings: z.array(finding),
    dismissed: z.array(finding.extend({ reason: text, by: text, at: moment })),
  }),
})
