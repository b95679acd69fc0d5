import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hop } from '@/lib/citations/schema'
import type { RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { fingerprinted } from '@/lib/review/fingerprints'
import type { Ground, HeldPassage } from '@/lib/review/ground/ground'
import { type GivenVerdict, judge } from '@/lib/review/judge'
import { keyOf } from '@/lib/review/names'
import type { NodeJson } from '@/lib/text'
import { cite, contentOf, doc, figure, p, quotation, timelineEvent } from '@/tests/support/factories/pure'

// A record of quotations, citations, events and figures over a few sources and passages, and a change of exactly one thing that somebody
// judged. The verdicts that fall are those on the subjects which show that thing, and no others.

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
  locator: Map<number, string>
  access: Map<number, Hop['access']>
  mode: Map<number, 'VERBATIM' | 'PARAPHRASE'>
  title: Map<number, string>
  exact: Map<number, string>
  start: Map<number, number>
  copy: Map<number, string>
}
const noFacts = (): Facts => ({
  wording: new Map(),
  locator: new Map(),
  access: new Map(),
  mode: new Map(),
  title: new Map(),
  exact: new Map(),
  start: new Map(),
  copy: new Map(),
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
      blocks.push(quotation({ ...bound, chain, mode: facts.mode.get(index) ?? 'VERBATIM' }, words))
    if (kind === 'CITATION') blocks.push(p(words, cite(chain, bound)))
    if (kind === 'TIMELINE') timeline.push(timelineEvent(chain, { ...bound, text: words }))
    if (kind === 'FIGURE') figures.push(figure(chain, { ...bound, population: words }))
  })
  return contentOf('account', { body: doc(...blocks, p('End.')), fields: { timeline }, figures })
}

function groundFrom(facts: Facts): Ground {
  const sources = Array.from({ length: SOURCES }, (_, number) => {
    const title = facts.title.get(number) ?? `Title ${number}`
    return {
      id: sourceId(number),
      identification: 'IDENTIFIED' as const,
      issued: null,
      csl: { id: sourceId(number), type: 'document', title },
    }
  })
  const passages = Array.from(
    { length: PASSAGES },
    (_, number): HeldPassage => ({
      id: passageId(number),
      sourceId: sourceId(number),
      exact: facts.exact.get(number) ?? 'exact words',
      prefix: '',
      suffix: '',
      start: facts.start.get(number) ?? 0,
      end: 11 + (facts.start.get(number) ?? 0),
      locator: null,
      language: 'en',
      textLayerId: uuid(4, number),
      textLayerSha256: 'layer',
      holding: {
        id: uuid(5, number),
        kind: 'ORIGINAL',
        sha256: facts.copy.get(number) ?? 'copy',
        obtainedFrom: '',
        rights: '',
      },
    }),
  )
  return {
    sources: new Map(sources.map((source) => [source.id, source])),
    passages: new Map(passages.map((passage) => [passage.id, passage])),
  }
}

const fingerprintsOf = (model: Model, facts: Facts) =>
  fingerprinted(subjectsOf('account', contentFrom(model, facts)), groundFrom(facts))

type Change = {
  name: string
  /** Makes one change; gives the numbers of the parts that show what changed. */
  make: (facts: Facts, model: Model, pick: number) => number[]
}
const partsWhere = (model: Model, test: (index: number) => boolean) =>
  model.kinds.flatMap((_, index) => (test(index) ? [index] : []))

const changes: Change[] = [
  {
    name: 'one wording',
    make: (facts, model, pick) => {
      const index = pick % model.kinds.length
      facts.wording.set(index, `${model.wordings[index]} more`)
      return [index]
    },
  },
  {
    name: 'one locator',
    make: (facts, model, pick) => {
      const index = pick % model.kinds.length
      facts.locator.set(index, '7')
      return [index]
    },
  },
  {
    name: 'what was seen of one hop',
    make: (facts, model, pick) => {
      const index = pick % model.kinds.length
      facts.access.set(index, 'FACSIMILE_SEEN')
      return [index]
    },
  },
  {
    name: 'one hop more',
    make: (_facts, model, pick) => {
      const index = pick % model.kinds.length
      const chain = model.chains[index] ?? []
      const added = [0, 1, 2, 3].find((source) => !chain.includes(source)) ?? 0
      model.chains[index] = [added, ...chain]
      return [index]
    },
  },
  {
    name: 'how one quotation is given',
    make: (facts, model, pick) => {
      const quotations = partsWhere(model, (index) => model.kinds[index] === 'QUOTATION')
      const index = quotations[pick % Math.max(1, quotations.length)]
      if (index === undefined) return []
      facts.mode.set(index, 'PARAPHRASE')
      return [index]
    },
  },
  {
    name: 'the metadata of one source',
    make: (facts, model, pick) => {
      facts.title.set(pick % SOURCES, 'Another title')
      return partsWhere(model, (index) => model.chains[index]?.includes(pick % SOURCES) === true)
    },
  },
  {
    name: 'the words of one passage',
    make: (facts, model, pick) => {
      facts.exact.set(pick % PASSAGES, 'other words')
      return partsWhere(model, (index) => model.passages[index] === pick % PASSAGES)
    },
  },
  {
    name: 'the place of one passage',
    make: (facts, model, pick) => {
      facts.start.set(pick % PASSAGES, 5)
      return partsWhere(model, (index) => model.passages[index] === pick % PASSAGES)
    },
  },
  {
    name: 'the copy that one passage lies in',
    make: (facts, model, pick) => {
      facts.copy.set(pick % PASSAGES, 'another copy')
      return partsWhere(model, (index) => model.passages[index] === pick % PASSAGES)
    },
  },
]

describe('a fingerprint', () => {
  it.each(changes)('changes with $name for what shows it, and for nothing else', ({ make }) => {
    fc.assert(
      fc.property(arbitraryModel, fc.nat(100), (model, pick) => {
        const before = fingerprintsOf(model, noFacts())
        const verdicts = before.map(
          (subject, index): GivenVerdict => ({
            id: String(index),
            subjectType: subject.type,
            subjectId: subject.id,
            fingerprint: subject.fingerprint,
            aspect: 'TRACEABLE',
            outcome: 'VERIFIED',
            at: new Date(0),
          }),
        )
        const facts = noFacts()
        const changed = structuredClone(model)
        const expected = new Set(make(facts, changed, pick).map((index) => uuid(3, index)))
        const after = judge(fingerprintsOf(changed, facts), verdicts)
        const stale = after.filter(({ aspects }) => aspects[0]?.state === 'NOT_CHECKED')
        expect(new Set(stale.map(({ id }) => id))).toEqual(expected)
        expect(stale.every(({ aspects }) => aspects[0]?.history[0]?.stale)).toBe(true)
        expect(after.map(keyOf)).toEqual(before.map(keyOf))
      }),
      { numRuns: 200 },
    )
  })

  it('is the same whatever marks, headings and warnings stand around the words', () => {
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
        ({ fingerprint }) => fingerprint,
      )
    expect(of(dressed)).toEqual(of(plain))
  })

  it('of a part of a figure changes with the whole that it is part of', () => {
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
