import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprintOf, type ReviewedParts } from '@/lib/citations/fingerprint'
import type { DateGroup } from '@/lib/dates'
import { Aspect } from '@/lib/generated/prisma/enums'
import type { RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import type { PassageEvidence, RecordEvidence } from '@/lib/review/evidence'
import { keyOf } from '@/lib/review/subject-names'
import { fingerprinted } from '@/lib/review/verdicts/fingerprints'
import { type GivenVerdict, judge } from '@/lib/review/verdicts/judge'
import type { NodeJson, QuotationAttributes } from '@/lib/text'
import type { Hop } from '@/lib/text/chain'
import { cite, contentOf, doc, figure, p, quotation, timelineEvent } from '@/tests/support/factories/pure'

// A record of quotations, citations, events and figures with a few sources and passages, and a change of exactly one thing that was
// reviewed. Only the verdicts on subjects that show this thing become outdated.

const SOURCES = 4
const PASSAGES = 4
const uuid = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
const sourceId = (number: number) => uuid(1, number % SOURCES)
const passageId = (number: number) => uuid(2, number % PASSAGES)

type Model = {
  wordings: string[]
  chains: number[][]
  passages: (number | null)[]
  kinds: ('QUOTATION' | 'CITATION' | 'TIMELINE' | 'FIGURE')[]
}

const arbitraryModel: fc.Arbitrary<Model> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        'QUOTATION' as const,
        'CITATION' as const,
        'TIMELINE' as const,
        'FIGURE' as const,
      ),
      wording: fc.stringMatching(/^[a-z]{3,12}$/),
      chain: fc.uniqueArray(fc.nat(SOURCES - 1), { minLength: 1, maxLength: 3 }),
      passage: fc.option(fc.nat(PASSAGES - 1)),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => ({
    kinds: parts.map(({ kind }) => kind),
    wordings: parts.map(({ wording }) => wording),
    chains: parts.map(({ chain }) => chain),
    passages: parts.map(({ passage }) => passage),
  }))

type Facts = {
  wording: Map<number, string>
  stated: Map<number, DateGroup>
  locator: Map<number, string>
  access: Map<number, Hop['access']>
  quotation: Map<number, Partial<QuotationAttributes>>
  /** The description of a source without its title. */
  cited: Map<number, Record<string, unknown>>
  passage: Map<number, Partial<PassageEvidence>>
  holding: Map<number, Partial<PassageEvidence['holding']>>
  consent: Record<string, string | null>
}
const noFacts = (): Facts => ({
  wording: new Map(),
  stated: new Map(),
  locator: new Map(),
  access: new Map(),
  quotation: new Map(),
  cited: new Map(),
  passage: new Map(),
  holding: new Map(),
  consent: { tier: 'OPEN' },
})

function contentFrom({ kinds, wordings, chains, passages }: Model, facts: Facts): RecordContent {
  const blocks: NodeJson[] = []
  const timeline: ReturnType<typeof timelineEvent>[] = []
  const figures: ReturnType<typeof figure>[] = []
  kinds.forEach((kind, index) => {
    const id = uuid(3, index)
    const words = facts.wording.get(index) ?? wordings[index] ?? ''
    const chain = (chains[index] ?? []).map(
      (source, hop, all): Hop => ({
        sourceId: sourceId(source),
        locator:
          hop === 0 && facts.locator.has(index)
            ? { label: 'page', value: facts.locator.get(index) ?? '' }
            : null,
        access: hop < all.length - 1 ? 'NOT_SEEN' : (facts.access.get(index) ?? 'ORIGINAL_SEEN'),
      }),
    )
    const passage = passages[index]
    const bound = { id, passageId: passage === null || passage === undefined ? null : passageId(passage) }
    if (kind === 'QUOTATION')
      blocks.push(quotation({ ...bound, chain, ...facts.quotation.get(index) }, words))
    if (kind === 'CITATION') blocks.push(p(words, cite(chain, bound)))
    const stated = facts.stated.get(index)
    if (kind === 'TIMELINE')
      timeline.push(timelineEvent(chain, { ...bound, text: words, ...(stated && { date: stated }) }))
    if (kind === 'FIGURE') figures.push(figure(chain, { ...bound, population: words, asOf: stated ?? null }))
  })
  return contentOf('account', { body: doc(...blocks, p('End.')), fields: { timeline }, figures })
}

function groundFrom(facts: Facts): RecordEvidence {
  const sources = Array.from({ length: SOURCES }, (_, number) => ({
    id: sourceId(number),
    identification: 'IDENTIFIED' as const,
    issued: null,
    csl: { id: sourceId(number), type: 'document', title: `Title ${number}`, ...facts.cited.get(number) },
  }))
  const passages = Array.from(
    { length: PASSAGES },
    (_, number): PassageEvidence => ({
      id: passageId(number),
      sourceId: sourceId(number),
      exact: 'exact words',
      prefix: '',
      suffix: '',
      start: 0,
      end: 11,
      locator: null,
      spans: [],
      isMachineRead: false,
      shownSpans: [],
      report: null,
      language: 'en',
      textLayerId: uuid(4, number),
      textLayerSha256: 'layer',
      textLayerLength: 100,
      differentReading: null,
      ...facts.passage.get(number),
      holding: {
        id: uuid(5, number),
        kind: 'ORIGINAL',
        sha256: 'copy',
        obtainedFrom: '',
        rights: '',
        shown: 'IN_CONTEXT',
        ...facts.holding.get(number),
      },
    }),
  )
  return {
    sources: new Map(sources.map((source) => [source.id, source])),
    mergedIds: new Map(),
    describedBy: new Map(),
    copiedBy: new Map(),
    passages: new Map(passages.map((passage) => [passage.id, passage])),
    consent: facts.consent,
  }
}

const fingerprintsOf = (model: Model, facts: Facts) =>
  fingerprinted(subjectsOf('account', contentFrom(model, facts)), groundFrom(facts))

/** The parts of the first quotation as fingerprints contained them before text layers had spans. */
const reviewedBefore: ReviewedParts = {
  ...{ wording: 'words', date: null, mode: null, original: null, translator: null },
  ...{ chain: [], locators: [], dates: [], titles: [], names: [], other: [], consent: null },
  passage: { exact: 'exact words', start: 0, end: 11 },
  copy: { textLayerSha256: 'layer', holdingSha256: 'copy' },
}

/** The aspects that each change makes outdated, listed independently of the code (docs/decisions/008). */
const expected = {
  wording: 'TRACEABLE VERBATIM TRANSLATION ATTRIBUTION FIGURES CONTEXT CONSENT',
  mode: 'VERBATIM TRANSLATION',
  original: 'TRANSLATION',
  translator: 'TRANSLATION',
  hop: 'TRACEABLE ATTRIBUTION LOCATOR DATE TITLE AUTHOR',
  locator: 'TRACEABLE LOCATOR',
  date: 'TRACEABLE DATE',
  title: 'TRACEABLE ATTRIBUTION TITLE',
  name: 'TRACEABLE ATTRIBUTION AUTHOR',
  'other metadata': 'TRACEABLE',
  'stated date': 'TRACEABLE VERBATIM TRANSLATION ATTRIBUTION FIGURES DATE CONTEXT CONSENT',
  'date as printed': 'TRACEABLE FIGURES DATE',
  passage: 'TRACEABLE VERBATIM TRANSLATION ATTRIBUTION FIGURES LOCATOR DATE TITLE AUTHOR CONTEXT',
  copy: 'TRACEABLE VERBATIM TRANSLATION ATTRIBUTION FIGURES LOCATOR DATE TITLE AUTHOR CONTEXT',
  consent: 'CONSENT',
  nothing: '',
} as const

type Change = {
  name: string
  /** The row of the table that it changes. */
  part: keyof typeof expected
  /** Makes one change; gives the numbers of the parts that show what changed. */
  make: (facts: Facts, model: Model, pick: number) => number[]
}
const partsWhere = (model: Model, test: (index: number) => boolean) =>
  model.kinds.flatMap((_, index) => (test(index) ? [index] : []))

const anyPart =
  (change: (facts: Facts, index: number, model: Model) => void): Change['make'] =>
  (facts, model, pick) => {
    const index = pick % model.kinds.length
    change(facts, index, model)
    return [index]
  }
const anyQuotation =
  (given: Partial<QuotationAttributes>): Change['make'] =>
  (facts, model, pick) => {
    const quotations = partsWhere(model, (index) => model.kinds[index] === 'QUOTATION')
    const index = quotations[pick % Math.max(1, quotations.length)]
    if (index === undefined) return []
    facts.quotation.set(index, given)
    return [index]
  }
const anySource =
  (csl: Record<string, unknown>): Change['make'] =>
  (facts, model, pick) => {
    facts.cited.set(pick % SOURCES, csl)
    return partsWhere(model, (index) => model.chains[index]?.includes(pick % SOURCES) === true)
  }
const anyPassage =
  (change: (facts: Facts, passage: number) => void): Change['make'] =>
  (facts, model, pick) => {
    change(facts, pick % PASSAGES)
    return partsWhere(model, (index) => model.passages[index] === pick % PASSAGES)
  }

const changes: Change[] = [
  {
    name: 'one wording',
    part: 'wording',
    make: anyPart((facts, index, model) => facts.wording.set(index, `${model.wordings[index]} more`)),
  },
  {
    name: 'the date that one event or figure states',
    part: 'stated date',
    make: (facts, model, pick) => {
      const dated = partsWhere(model, (index) => /TIMELINE|FIGURE/.test(model.kinds[index] ?? ''))
      const index = dated[pick % Math.max(1, dated.length)]
      if (index === undefined) return []
      facts.stated.set(index, { verbatim: '9 May 1930', edtf: '1930-05-09', basis: 'AS_PRINTED' })
      return [index]
    },
  },
  ...(['verbatim', 'basis'] as const).map(
    (field): Change => ({
      name: `the ${field} of the date that one event states, which its sentence does not show`,
      part: 'date as printed',
      make: (facts, model, pick) => {
        const events = partsWhere(model, (index) => model.kinds[index] === 'TIMELINE')
        const index = events[pick % Math.max(1, events.length)]
        if (index === undefined) return []
        const { date } = timelineEvent([])
        facts.stated.set(index, {
          ...date,
          [field]: field === 'basis' ? 'VIA_INTERMEDIARY' : `${date.verbatim}, in another hand`,
        })
        return [index]
      },
    }),
  ),
  { name: 'one locator', part: 'locator', make: anyPart((facts, index) => facts.locator.set(index, '7')) },
  {
    name: 'what was seen of one hop',
    part: 'hop',
    make: anyPart((facts, index) => facts.access.set(index, 'FACSIMILE_SEEN')),
  },
  {
    name: 'one hop more',
    part: 'hop',
    make: anyPart((_facts, index, model) => {
      const chain = model.chains[index] ?? []
      const added = [0, 1, 2, 3].find((source) => !chain.includes(source)) ?? 0
      model.chains[index] = [added, ...chain]
    }),
  },
  { name: 'how one quotation is given', part: 'mode', make: anyQuotation({ mode: 'PARAPHRASE' }) },
  { name: 'one original', part: 'original', make: anyQuotation({ original: 'Otras palabras' }) },
  { name: 'one translator', part: 'translator', make: anyQuotation({ translator: 'Somebody else' }) },
  { name: 'the date of one source', part: 'date', make: anySource({ issued: { raw: '3 May 1921' } }) },
  {
    name: 'the printed date of one source',
    part: 'date',
    make: anySource({ custom: { stele: { issued: { verbatim: 'May' } } } }),
  },
  { name: 'the title of one source', part: 'title', make: anySource({ title: 'Another title' }) },
  {
    name: 'that the title of one source is supplied',
    part: 'title',
    make: anySource({ custom: { stele: { titleIsSupplied: true } } }),
  },
  {
    name: 'where one source was published',
    part: 'title',
    make: anySource({ 'container-title': 'The Morning Post' }),
  },
  { name: 'an author of one source', part: 'name', make: anySource({ author: [{ literal: 'Somebody' }] }) },
  { name: 'who issued one source', part: 'name', make: anySource({ publisher: 'A press' }) },
  {
    name: 'the shelf of one source',
    part: 'other metadata',
    make: anySource({ 'call-number': 'Shelf 3' }),
  },
  {
    name: 'when one source was looked at',
    part: 'other metadata',
    make: anySource({ accessed: { raw: 'today' }, custom: { stele: { accessed: { verbatim: 'today' } } } }),
  },
  {
    name: 'the words of one passage',
    part: 'passage',
    make: anyPassage((facts, passage) => facts.passage.set(passage, { exact: 'other words' })),
  },
  {
    name: 'the place of one passage',
    part: 'passage',
    make: anyPassage((facts, passage) => facts.passage.set(passage, { start: 5, end: 16 })),
  },
  {
    name: 'a note marker in one passage',
    part: 'passage',
    make: anyPassage((facts, passage) =>
      facts.passage.set(passage, { spans: [{ kind: 'NOTE_MARKER', start: 5, end: 6 }] }),
    ),
  },
  {
    name: 'spans that change nothing in one passage, or are beside it',
    part: 'nothing',
    make: anyPassage((facts, passage) =>
      facts.passage.set(passage, {
        spans: [
          { kind: 'CELL', start: 0, end: 11 },
          { kind: 'DELETED', start: 11, end: 14 },
        ],
      }),
    ),
  },
  {
    name: 'the copy that one passage lies in',
    part: 'copy',
    make: anyPassage((facts, passage) => facts.holding.set(passage, { sha256: 'another copy' })),
  },
  {
    name: 'the text of that copy',
    part: 'copy',
    make: anyPassage((facts, passage) => facts.passage.set(passage, { textLayerSha256: 'another layer' })),
  },
  {
    name: 'what the speaker allows',
    part: 'consent',
    make: (facts, model) => {
      facts.consent = { tier: 'CLOSED' }
      return partsWhere(model, () => true)
    },
  },
  {
    name: 'an open mark that the original was not seen',
    part: 'nothing',
    make: anyQuotation({ openlyUnverified: true }),
  },
  {
    name: 'where a copy was obtained, its rights, and what readers may see of it',
    part: 'nothing',
    make: anyPassage((facts, passage) =>
      facts.holding.set(passage, { obtainedFrom: 'a library', rights: 'Free', shown: 'NOTHING' }),
    ),
  },
  {
    name: 'the words around a passage',
    part: 'nothing',
    make: anyPassage((facts, passage) => facts.passage.set(passage, { prefix: 'before', suffix: 'after' })),
  },
]

const aspects = Object.values(Aspect)

describe('a fingerprint', () => {
  it.each(changes)('changes with $name for the aspects that rely on it only', ({ part, make }) => {
    fc.assert(
      fc.property(arbitraryModel, fc.nat(100), (model, pick) => {
        const before = fingerprintsOf(model, noFacts())
        const verdicts = before.flatMap((subject) =>
          aspects.map(
            (aspect): GivenVerdict => ({
              id: `${subject.id} ${aspect}`,
              subjectType: subject.type,
              subjectId: subject.id,
              fingerprint: subject.fingerprints[aspect],
              aspect,
              outcome: 'VERIFIED',
              memberId: 'a reviewer',
              at: new Date(0),
            }),
          ),
        )
        const facts = noFacts()
        const changed = structuredClone(model)
        const shown = make(facts, changed, pick).map((index) => uuid(3, index))
        const after = judge(fingerprintsOf(changed, facts), verdicts, [], () => false)
        const stale = after.flatMap(({ id, aspects: reviewed }) =>
          reviewed.flatMap(({ aspect, history }) => (history[0]?.stale ? [`${id} ${aspect}`] : [])),
        )
        const fallen = expected[part].split(' ').filter((aspect) => aspect !== '')
        expect(stale.toSorted()).toEqual(
          shown.flatMap((id) => fallen.map((aspect) => `${id} ${aspect}`)).toSorted(),
        )
        const whole = new Set(shown.filter(() => part !== 'nothing' && part !== 'consent'))
        const moved = after.filter(({ fingerprint }, index) => fingerprint !== before[index]?.fingerprint)
        expect(new Set(moved.map(({ id }) => id))).toEqual(whole)
        expect(after.map(keyOf)).toEqual(before.map(keyOf))
      }),
      { numRuns: 15 },
    )
  })

  it('of an unbound quotation changes with the source that was seen', () => {
    const one = { kinds: ['QUOTATION' as const], wordings: ['words'], passages: [null] }
    const [seen] = fingerprintsOf({ ...one, chains: [[0, 1]] }, noFacts())
    const [other] = fingerprintsOf({ ...one, chains: [[0, 2]] }, noFacts())
    expect(seen?.fingerprints.VERBATIM).not.toBe(other?.fingerprints.VERBATIM)
  })

  it('is different for each aspect', () => {
    const one = { kinds: ['QUOTATION' as const], wordings: ['words'], passages: [0], chains: [[0]] }
    const [subject] = fingerprintsOf(one, noFacts())
    const all = [subject?.fingerprint, ...Object.values(subject?.fingerprints ?? {})]
    expect(new Set(all).size).toBe(aspects.length + 1)
  })

  it('ignores marks, headings and warnings around the text', () => {
    const chain = [{ sourceId: sourceId(0), locator: null, access: 'ORIGINAL_SEEN' as const }]
    const part = quotation({ id: uuid(3, 0), chain }, 'Some words')
    const marked = { ...cite(chain, { id: uuid(3, 1) }) }
    const plain = contentOf('account', { body: doc(p('A sentence', marked), part) })
    const dressed = contentOf('account', {
      title: 'Another title',
      body: doc(
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'A heading' }] },
        p({ type: 'text', text: 'A sentence', marks: [{ type: 'bold' }] }, marked),
        { type: 'sensitive', attrs: { warning: 'A warning' }, content: [part] },
      ),
    })
    const of = (content: RecordContent) =>
      fingerprinted(subjectsOf('account', content), groundFrom(noFacts())).map(
        ({ fingerprint, fingerprints }) => [fingerprint, fingerprints],
      )
    expect(of(dressed)).toEqual(of(plain))
  })

  it('of a part changes with the figure it belongs to', () => {
    const chain = [{ sourceId: sourceId(0), locator: null, access: 'ORIGINAL_SEEN' as const }]
    const whole = figure(chain, { id: uuid(3, 0) })
    const part = figure(chain, { id: uuid(3, 1), partOf: whole.id, population: 'women' })
    const of = (value: number) =>
      fingerprinted(
        subjectsOf(
          'account',
          contentOf('account', { figures: [{ ...whole, quantity: { kind: 'EXACT', value } }, part] }),
        ),
        groundFrom(noFacts()),
      ).map(({ fingerprint }) => fingerprint)
    expect(of(12)[1]).not.toBe(of(13)[1])
  })
})

it('a passage without spans keeps the fingerprint it had before', () => {
  const model: Model = { kinds: ['QUOTATION'], wordings: ['words'], chains: [[0]], passages: [0] }
  const [subject] = fingerprintsOf(model, noFacts())
  expect(subject?.fingerprints.CONTEXT).toBe(
    fingerprintOf('CONTEXT', reviewedBefore, ['wording', 'passage', 'copy']),
  )
})
