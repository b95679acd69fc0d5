import {
  type Check,
  type CheckInput,
  checkInput,
  type Finding,
  runChecks,
  type Subject,
  type TextBlock,
} from '@/lib/checks'
import type { CheckedPassage, CheckedSource } from '@/lib/checks/input'
import { english } from '@/tests/support/english'

export const paragraph = (text: string, given: Partial<TextBlock> = {}): TextBlock => ({
  field: 'body.0',
  text,
  language: 'en',
  subjectId: null,
  citations: [],
  position: 1,
  ...given,
})

export const paragraphs = (...texts: string[]) =>
  texts.map((text, index) => paragraph(text, { field: `body.${index}` }))

export const source = (id: string, given: Partial<CheckedSource> = {}): CheckedSource => ({
  id,
  title: `Source ${id}`,
  identification: 'IDENTIFIED',
  containerTitle: null,
  issued: null,
  accessed: null,
  ...given,
})

export const printed = (verbatim: string, edtf: string | null) => ({
  verbatim,
  edtf,
  basis: 'AS_PRINTED' as const,
})

export const seen = (sourceId: string) => ({ sourceId, locator: null, access: 'TRANSCRIPT_SEEN' as const })
export const unseen = (sourceId: string) => ({ sourceId, locator: null, access: 'NOT_SEEN' as const })

type Quotation = NonNullable<Subject['quotation']>

interface Given {
  wording: string
  exact: string
  mode?: Quotation['mode']
  language?: string
  passage?: Partial<CheckedPassage>
  quotation?: Partial<Quotation>
  chain?: Subject['chain']
  /** The whole text of the archive copy. */
  layer?: string
  pages?: { value: string; start: number; end: number }[]
}

/** A draft with one quotation, bound to a passage. */
export function draftQuoting({
  wording,
  exact,
  mode = 'VERBATIM',
  language = 'en',
  layer,
  pages = [],
  ...given
}: Given): CheckInput {
  const start = layer ? layer.indexOf(exact) : 0
  const end = start + exact.length
  const subject: Subject = {
    type: 'QUOTATION',
    id: 'q',
    wording,
    date: null,
    chain: given.chain ?? [seen('s')],
    passageId: 'p',
    quotation: {
      mode,
      language: null,
      original: null,
      translator: null,
      openlyUnverified: false,
      ...given.quotation,
    },
  }
  const passage: CheckedPassage = {
    id: 'p',
    sourceId: 's',
    exact,
    prefix: layer?.slice(Math.max(0, start - 64), start) ?? '',
    suffix: layer?.slice(end, end + 64) ?? '',
    start,
    end,
    language,
    layer: layer
      ? { id: 'l', text: layer, intact: true, locators: pages.map((page) => ({ label: 'page', ...page })) }
      : null,
    ...given.passage,
  }
  return checkInput({
    kind: 'account',
    texts: [paragraph(wording, { subjectId: 'q', language })],
    subjects: [subject],
    sources: new Map([['s', source('s')]]),
    passages: new Map([['p', passage]]),
  })
}

const tried = new Map<string, { hits: Set<CheckInput>; misses: Set<CheckInput> }>()

/** A finding with its message in English. */
export type Told = Omit<Finding, 'message'> & { message: string }

/** The findings of one check. Fails when the check crashes. */
export function findings(check: Check, input: CheckInput): Told[] {
  const report = runChecks(input, [check])
  if (report.crashed.length > 0) throw new Error(JSON.stringify(report.crashed))
  const counts = tried.get(check.id) ?? { hits: new Set(), misses: new Set() }
  tried.set(check.id, counts)
  counts[report.findings.length > 0 ? 'hits' : 'misses'].add(input)
  return report.findings.map((finding) => ({ ...finding, message: english(finding.message) }))
}

/** The checks that each file tests; together they are all (run.test.ts). */
export const triedIn = {
  quotations: [
    'altered-copy',
    'ellipsis-order',
    'lookalike',
    'no-copy',
    'quote-drift',
    'second-hand',
    'text-not-shown',
    'translation-as-verbatim',
  ],
  dates: ['ambiguous-date', 'impossible-date', 'missing-year', 'number-year', 'sequence'],
  sources: [
    'consent',
    'cut-meaning',
    'duplicate-excerpt',
    'fake-corroboration',
    'figures-differ',
    'same-source-differs',
    'stale-verdict',
  ],
  texts: [
    'body-or-committee',
    'image-undescribed',
    'file-undescribed',
    'dangling-marker',
    'named-only',
    'operative-text-late',
    'parts-exceed-total',
    'unbalanced-quotes',
    'unlike-authority',
  ],
  structure: ['text-structure'],
  voice: ['charged-voice', 'named-person', 'citation-needed'],
} as const

/** The checks of this file that were tried on fewer than three hits or three near misses. */
export const triedTooLittle = (file: keyof typeof triedIn) =>
  triedIn[file].filter((id) => {
    const counts = tried.get(id)
    return (counts?.hits.size ?? 0) < 3 || (counts?.misses.size ?? 0) < 3
  })

export const levels = (check: Check, input: CheckInput) =>
  findings(check, input).map((finding) => finding.level)
export const excerpts = (check: Check, input: CheckInput) =>
  findings(check, input).map((finding) => finding.excerpt)
