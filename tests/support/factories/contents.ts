import { randomUUID } from 'node:crypto'
import type { DateGroup } from '@/lib/dates'
import type { OtherCount, OtherFigure } from '@/lib/editions/figures'
import type { Figure } from '@/lib/figures/schema'
import { Aspect, type AuthorityKind } from '@/lib/generated/prisma/enums'
import { type FieldInput, kindOf } from '@/lib/records/kinds'
import { emptyContent, type RecordContent } from '@/lib/records/schema'
import type { TimelineEvent } from '@/lib/records/timeline'
import type { Chain } from '@/lib/text/chain'

const names: Record<AuthorityKind, string> = {
  PERSON: 'A. Person',
  BODY: 'Parliament',
  PERIODICAL: 'The Morning Post',
  PLACE: 'Freedonia',
  EVENT: 'The flood',
}

function sampleOf(name: string, input: FieldInput): unknown {
  switch (input.input) {
    case 'text':
      return `Sample ${name}`
    case 'link':
      return 'https://example.org/text'
    case 'date':
      return printed('3 May 1921', '1921-05-03')
    case 'authority':
      return { name: names[input.kind], authorityId: null }
    case 'choice':
      return input.options[0]
    case 'timeline':
      return []
  }
}

/** A value for each field that the kind requires on submission. */
const requiredOf = (kind: string) =>
  Object.fromEntries(
    Object.entries(kindOf(kind).form).flatMap(([name, input]) =>
      input.required ? [[name, sampleOf(name, input)]] : [],
    ),
  )

/** The same fingerprint for every aspect, for verdicts without a source. */
export const fingerprintsAs = (fingerprint: string) =>
  Object.fromEntries(Object.values(Aspect).map((aspect) => [aspect, fingerprint])) as Record<Aspect, string>

/**
 * A content that is complete enough for a submission, with the values of the test. A content warning hides the text, unless the test says that it
 * is a notice.
 */
export function contentOf(kind: string, given: Partial<RecordContent> = {}): RecordContent {
  const { warningIsNotice: _, ...empty } = emptyContent(kind, 'A title', 'en')
  return {
    ...empty,
    summary: 'What this record is.',
    ...given,
    fields: { ...empty.fields, ...requiredOf(kind), ...given.fields },
  }
}

export const printed = (verbatim: string, edtf: string | null): DateGroup => ({
  verbatim,
  edtf,
  basis: 'AS_PRINTED',
})

/** A figure of exactly twelve people killed, as a ministry states, with the values of the test. */
/** What other records state for one count: this figure only. */
export const otherCount = (figure: OtherFigure): OtherCount => ({
  numbers: [{ quantity: figure.quantity, stated: [figure], total: 1 }],
  total: 1,
  isMinimum: false,
})

export const figure = (chain: Chain, given: Partial<Figure> = {}): Figure => ({
  id: randomUUID(),
  event: { name: 'The flood', authorityId: null },
  measure: 'killed',
  population: 'people',
  place: null,
  quantity: { kind: 'EXACT', value: 12 },
  asOf: null,
  statedBy: { name: 'The ministry', authorityId: null },
  partOf: null,
  note: '',
  chain,
  passageId: null,
  ...given,
})

export const timelineEvent = (chain: Chain, given: Partial<TimelineEvent> = {}): TimelineEvent => ({
  id: randomUUID(),
  date: printed('3 May 1921', '1921-05-03'),
  text: 'The bridge is said to be closed.',
  chain,
  passageId: null,
  ...given,
})
