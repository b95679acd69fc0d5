import { z } from 'zod'
import { DAY_MS } from '@/lib/durations'
import { kinds } from '@/lib/records/kinds'
import { cursorSchema, momentSchema, valueIn } from '../cursor'

/** The error conditions of OAI-PMH 2.0, section 3.6. */
type OaiCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'
  | 'noMetadataFormats'
  | 'noSetHierarchy'

/** A request that can't be answered. Its text is for the people who run the harvester, in English as in the standard. */
export class OaiRefusal extends Error {
  constructor(
    readonly code: OaiCode,
    readonly reason: string,
  ) {
    super(code)
  }
}

export const FORMAT = 'oai_dc'

type Rule = { required?: readonly string[]; optional?: readonly string[]; resumable?: true }

/** The requests of OAI-PMH. */
export const verbs = [
  'Identify',
  'ListMetadataFormats',
  'ListSets',
  'GetRecord',
  'ListIdentifiers',
  'ListRecords',
] as const
type Verb = (typeof verbs)[number]

const rules: Record<Verb, Rule> = {
  Identify: {},
  ListMetadataFormats: { optional: ['identifier'] },
  ListSets: { resumable: true },
  GetRecord: { required: ['identifier', 'metadataPrefix'] },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], resumable: true },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], resumable: true },
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const SECOND = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

/** The last millisecond that four digits of a year can write. */
const LAST = Date.parse('9999-12-31T23:59:59.999Z')
/** The characters of a set or of the name of a format (OAI-PMH.xsd). */
const NAME = /^[\w\-.!~*'()]+$/

/** The moment of a day or second in UTC; a refusal for anything else, also for days that don't exist. */
function momentOf(text: string): number {
  const time = DAY.test(text) || SECOND.test(text) ? Date.parse(text) : Number.NaN
  // Date.parse takes 30 February for 2 March.
  const isReal = time >= 0 && new Date(time).toISOString().startsWith(text.replace(/Z$/, ''))
  if (!isReal)
    throw new OaiRefusal(
      'badArgument',
      'from and until are days or seconds in UTC: 2026-11-29 or 2026-11-29T10:00:00Z',
    )
  return time
}

/** What a list is asked for. Moments are ISO instants; `before` is the first moment after it. */
export type Selection = { set?: string | undefined; from?: string | undefined; before?: string | undefined }

const tokenSchema = z.strictObject({
  set: z.enum(kinds.map(({ id }) => id)).optional(),
  from: momentSchema.optional(),
  before: momentSchema.optional(),
  after: cursorSchema,
  done: z.int().min(1),
})
export type Token = z.output<typeof tokenSchema>

export type OaiRequest = {
  verb: string
  identifier: string | null
  selection: Selection
  /** Where a list goes on. */
  token: Token | null
}

function selectionOf(given: Map<string, string>): Selection {
  const [from, until, set] = [given.get('from'), given.get('until'), given.get('set')]
  if (from && until && DAY.test(from) !== DAY.test(until))
    throw new OaiRefusal('badArgument', 'from and until must have the same granularity')
  const start = from === undefined ? undefined : momentOf(from)
  const end = until === undefined ? undefined : momentOf(until) + (DAY.test(until) ? DAY_MS : 1000)
  const isEndless = end !== undefined && end > LAST
  if (start !== undefined && end !== undefined && start >= end)
    throw new OaiRefusal('badArgument', 'from is later than until')
  if (set !== undefined && !kinds.some(({ id }) => id === set))
    throw new OaiRefusal('noRecordsMatch', 'There is no such set')
  return {
    set,
    from: start === undefined ? undefined : new Date(start).toISOString(),
    before: end === undefined || isEndless ? undefined : new Date(end).toISOString(),
  }
}

function tokenIn(text: string): Token {
  const token = valueIn(text, tokenSchema)
  if (!token) throw new OaiRefusal('badResumptionToken', 'This archive gave no such token')
  return token
}

/** Reads the arguments of a request; throws `OaiRefusal` with the code that the standard has for what is wrong. */
export function oaiRequest(asked: URLSearchParams): OaiRequest {
  const verb = asked.get('verb') ?? ''
  const known = verbs.find((one) => one === verb)
  if (!known || asked.getAll('verb').length > 1)
    throw new OaiRefusal('badVerb', 'The verb is missing, repeated or unknown')
  const rule = rules[known]
  const given = new Map([...asked].filter(([name]) => name !== 'verb'))
  if (given.size !== [...asked].length - 1) throw new OaiRefusal('badArgument', 'An argument is repeated')
  const resumed = rule.resumable ? given.get('resumptionToken') : undefined
  if (resumed !== undefined) {
    if (given.size > 1) throw new OaiRefusal('badArgument', 'resumptionToken is an exclusive argument')
    const token = tokenIn(resumed)
    return { verb, identifier: null, selection: token, token }
  }
  const { required = [], optional = [] } = rule
  for (const name of given.keys())
    if (![...required, ...optional].includes(name))
      throw new OaiRefusal('badArgument', 'An argument is unknown')
  for (const name of ['metadataPrefix', 'set'])
    if (given.has(name) && !NAME.test(given.get(name) ?? ''))
      throw new OaiRefusal('badArgument', `${name} has characters that aren't allowed`)
  for (const name of required) if (!given.get(name)) throw new OaiRefusal('badArgument', `${name} is missing`)
  const format = given.get('metadataPrefix')
  if (format !== undefined && format !== FORMAT)
    throw new OaiRefusal('cannotDisseminateFormat', `The only format is ${FORMAT}`)
  return { verb, identifier: given.get('identifier') ?? null, selection: selectionOf(given), token: null }
}
