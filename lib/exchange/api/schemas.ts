import { z } from 'zod'
import { kinds } from '@/lib/records/kinds'
import { accesses } from '@/lib/text/chain'
import { file, image } from './image-schema'
import { relation, translation } from './relation-schema'

// The shapes of the public API, from which its OpenAPI description is made. A test reads every answer with them.

const text = z.string()
const moment = z.iso.datetime()
const address = z.url()
const kind = z.string().describe(kinds.map(({ id }) => id).join(', '))
const anything = z.record(text, z.unknown())

export const errorSchema = z.strictObject({ error: z.looseObject({ name: text, message: text }) })

const tombstone = {
  withdrawnAt: moment,
  throughEdition: z.int(),
  reason: text.nullable(),
  erasedAt: moment.nullable(),
}
// None at an address that a record no longer has.
export const goneSchema = errorSchema.extend({ tombstone: z.strictObject(tombstone).optional() })

const locator = z.strictObject({ label: text, value: text, words: text.optional() })
const date = z.strictObject({ verbatim: text, edtf: text.nullable(), basis: text })

const quoted = z.strictObject({
  mode: z.enum(['VERBATIM', 'ABRIDGED', 'TRANSLATION', 'PARAPHRASE']),
  language: text.nullable(),
  original: text.nullable(),
  translator: text.nullable(),
})

const passage = z.strictObject({
  contentWarning: text.nullable(),
  exact: text,
  before: text,
  after: text,
  language: text,
  machineRead: z.boolean(),
  locator: z.strictObject({ label: text, value: text }).nullable(),
  position: z.strictObject({ start: z.int(), end: z.int(), textLayerSha256: text }).nullable(),
  holding: z.strictObject({
    kind: text,
    sha256: text.nullable(),
    obtainedFrom: text,
    rights: text,
    shown: text,
  }),
})

const verdict = z.strictObject({ outcome: text, by: text, at: moment, note: text.nullable() })

const statement = z.strictObject({
  id: text,
  url: address,
  type: z.enum(['QUOTATION', 'PARAPHRASE', 'CITATION', 'TIMELINE', 'FIGURE']),
  text,
  quotation: quoted.nullable(),
  paraphrase: quoted.nullable(),
  state: z.enum(['CHECKED', 'SECOND_HAND', 'UNCHECKED']),
  stateInWords: text,
  known: text,
  hops: z.array(
    z.strictObject({
      source: address,
      citation: text.nullable(),
      locator: locator.nullable(),
      access: z.enum(accesses),
      seen: z.boolean(),
    }),
  ),
  passage: passage.nullable(),
  aspects: z.array(
    z.strictObject({ aspect: text, required: z.boolean(), outcome: text, verdicts: z.array(verdict) }),
  ),
  unchecked: z.array(text),
  corrections: z.array(
    z.strictObject({
      aspect: text,
      part: text,
      from: text,
      to: text,
      proposedAt: moment,
      acceptedAt: moment,
      by: text,
    }),
  ),
})

const quantity = anything
const figure = z.strictObject({
  id: text,
  statement: text,
  event: text,
  measure: text,
  population: text,
  place: text.nullable(),
  quantity,
  quantityInWords: text,
  asOf: date.nullable(),
  statedBy: text,
  partOf: text.nullable(),
  note: text.nullable(),
  elsewhere: z.array(
    z.strictObject({
      record: address,
      figure: address,
      title: text,
      quantity,
      quantityInWords: text,
      asOf: date.nullable(),
      statedBy: text,
      state: text,
    }),
  ),
  elsewhereTotal: z.int(),
  elsewhereTotalIsMinimum: z.boolean(),
  elsewhereUrl: address.nullable(),
})

export const recordSchema = z.strictObject({
  slug: text,
  url: address,
  kind,
  edition: z.strictObject({
    number: z.int().positive(),
    url: address,
    publishedAt: moment,
    approved: z.strictObject({ at: moment, role: text }).nullable(),
    newest: z.int().positive(),
    isLive: z.boolean(),
    hash: z
      .strictObject({ scheme: z.int(), root: text, parts: address.nullable(), proof: address.nullable() })
      .nullable(),
  }),
  title: text,
  /** True when the archive supplied the title: lists, citations and pages show it in square brackets then. */
  titleIsSupplied: z.boolean(),
  summary: text,
  language: text,
  translations: z.array(translation),
  relations: z.array(relation),
  contentWarning: text.nullable(),
  contentWarningHidesText: z.boolean(),
  speaker: text.nullable(),
  fields: anything,
  text,
  html: text,
  coverage: z.strictObject({ inWords: text, byType: z.array(anything) }),
  statements: z.array(statement),
  figures: z.array(figure),
  images: z.array(image),
  files: z.array(file),
  sources: z.array(
    z.strictObject({ url: address, citation: text, identification: text, seen: z.boolean(), csl: anything }),
  ),
})

export const editionsSchema = z.strictObject({
  slug: text,
  editions: z.array(
    z.strictObject({
      number: z.int().positive(),
      publishedAt: moment,
      withdrawn: z.boolean(),
      title: text.nullable(),
      url: address,
      data: address,
    }),
  ),
})

const archive = z.strictObject({
  name: text,
  subject: text,
  url: address,
  language: text,
  licence: text.nullable(),
})

export const searchResultSchema = z.looseObject({
  archive,
  total: z.int(),
  totalIsMinimum: z.boolean(),
  page: z.int(),
  pages: z.int(),
  next: address.nullable(),
  records: z.array(
    z.looseObject({ slug: text, kind, title: text, publishedAt: moment, url: address, data: address }),
  ),
})

export const listSchema = z.strictObject({
  next: address.nullable(),
  records: z.array(
    z.strictObject({
      slug: text,
      kind,
      edition: z.int().positive(),
      publishedAt: text,
      url: address,
      data: address,
      graph: address,
    }),
  ),
})

export const withdrawalsSchema = z.strictObject({
  next: address.nullable(),
  withdrawals: z.array(
    z.strictObject({
      slug: text,
      withdrawnAt: text,
      throughEdition: z.int().positive(),
      reason: text.nullable(),
      erasedAt: text.nullable(),
      isPublicAgain: z.boolean(),
    }),
  ),
})

export const partsSchema = z.strictObject({
  scheme: z.int(),
  root: text,
  parts: z.array(
    z.strictObject({ path: text, hash: text, salt: text.optional(), value: z.unknown().optional() }),
  ),
})

export const proofSchema = z.strictObject({
  format: z.literal('stele-proof'),
  version: z.literal(1),
  entry: text,
  parts: z.array(
    z.strictObject({
      path: text.optional(),
      hash: text,
      salt: text.optional(),
      value: z.unknown().optional(),
    }),
  ),
  inclusion: z.strictObject({ index: z.int(), size: z.int(), hashes: z.array(text) }),
  checkpoint: text,
  key: text,
})
