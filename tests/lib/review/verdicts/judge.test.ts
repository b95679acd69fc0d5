import { describe, expect, it } from 'vitest'
import type { Aspect, Outcome } from '@/lib/generated/prisma/enums'
import { checkableOf, requiredOf } from '@/lib/review/verdicts/aspects'
import type { FingerprintedSubject } from '@/lib/review/verdicts/fingerprints'
import { type GivenVerdict, judge } from '@/lib/review/verdicts/judge'
import { gateProblems } from '@/lib/review/workflow/gate'
import type { QuotationMode } from '@/lib/text'
import { english, inEnglish } from '@/tests/support/english'
import { fingerprintsAs } from '@/tests/support/factories/pure'

const subject = (
  mode: QuotationMode | null,
  given: Partial<FingerprintedSubject> & { openly?: boolean } = {},
): FingerprintedSubject => {
  const { openly = false, ...rest } = given
  return {
    type: mode === null ? 'CITATION' : 'QUOTATION',
    id: 'one',
    wording: 'Words',
    date: null,
    chain: [],
    passageId: null,
    fingerprint: 'now',
    fingerprints: fingerprintsAs('now'),
    fingerprintsBeforeMerge: [],
    quotation: mode && { mode, language: 'en', original: null, translator: null, openlyUnverified: openly },
    ...rest,
  }
}

let count = 0
const verdict = (aspect: Aspect, outcome: Outcome, given: Partial<GivenVerdict> = {}): GivenVerdict => {
  count += 1
  return {
    id: String(count).padStart(6, '0'),
    subjectType: 'QUOTATION',
    subjectId: 'one',
    fingerprint: 'now',
    aspect,
    outcome,
    memberId: 'a reviewer',
    at: new Date(count * 1000),
    ...given,
  }
}

const never = () => false
const judgeOne = (one: FingerprintedSubject, ...verdicts: GivenVerdict[]) => {
  const [reviewed] = judge([one], verdicts, [], never)
  if (!reviewed) throw new Error('Nothing was reviewed.')
  return reviewed
}
const problems = (one: FingerprintedSubject, ...verdicts: GivenVerdict[]) =>
  gateProblems(judge([one], verdicts, [], never)).map(({ message }) => english(message))

describe('the review state', () => {
  it('is not checked without a verdict', () => {
    const reviewed = judgeOne(subject('VERBATIM'))
    expect(reviewed).toMatchObject({ state: 'OPEN', known: 'NEW' })
    expect(reviewed.aspects.map(({ aspect, state }) => [aspect, state])).toEqual([
      ['TRACEABLE', 'NOT_CHECKED'],
      ['VERBATIM', 'NOT_CHECKED'],
    ])
  })

  it('follows the newest valid verdict in any reading order', () => {
    const failed = verdict('VERBATIM', 'FAILED_VERIFICATION')
    const verified = verdict('VERBATIM', 'VERIFIED')
    const traced = verdict('TRACEABLE', 'VERIFIED')
    for (const order of [
      [failed, verified, traced],
      [traced, verified, failed],
    ])
      expect(judgeOne(subject('VERBATIM'), ...order).state).toBe('CHECKED')
  })

  it('keeps outdated verdicts as history', () => {
    const old = verdict('VERBATIM', 'VERIFIED', { fingerprint: 'before' })
    const reviewed = judgeOne(
      subject('VERBATIM'),
      old,
      verdict('TRACEABLE', 'VERIFIED', { fingerprint: 'before' }),
    )
    expect(reviewed).toMatchObject({ state: 'OPEN', known: 'CHANGED' })
    const verbatim = reviewed.aspects.find(({ aspect }) => aspect === 'VERBATIM')
    expect(verbatim).toMatchObject({
      state: 'NOT_CHECKED',
      current: null,
      history: [{ id: old.id, stale: true, lapsed: false }],
    })
  })

  it('ignores the verdict of a member who has contributed since', () => {
    const earlier = verdict('VERBATIM', 'FAILED_VERIFICATION', { memberId: 'another' })
    const lapsed = verdict('VERBATIM', 'VERIFIED')
    const isLapsed = (_: unknown, { memberId }: GivenVerdict) => memberId === 'a reviewer'
    const judged = (...verdicts: GivenVerdict[]) => judge([subject('VERBATIM')], verdicts, [], isLapsed)[0]
    expect(judged(lapsed)).toMatchObject({ known: 'CHANGED', state: 'OPEN' })
    expect(judged(earlier, lapsed)?.aspects.at(-1)).toMatchObject({
      ...{ state: 'FAILED_VERIFICATION', current: { id: earlier.id } },
      history: [
        { id: lapsed.id, stale: false, lapsed: true },
        { id: earlier.id, lapsed: false },
      ],
    })
  })

  it('shows verdicts on aspects that are no longer required', () => {
    const old = verdict('VERBATIM', 'VERIFIED', { fingerprint: 'before' })
    const reviewed = judgeOne(subject('PARAPHRASE'), old)
    expect(reviewed.aspects.map(({ aspect }) => aspect)).toEqual(['TRACEABLE', 'ATTRIBUTION', 'VERBATIM'])
  })

  it('separates subjects of different types with the same id', () => {
    const both = [subject('VERBATIM'), subject(null)]
    const [quotation, citation] = judge(both, [verdict('TRACEABLE', 'VERIFIED')], [], never)
    expect(quotation?.known).toBe('KNOWN')
    expect(citation?.known).toBe('NEW')
  })

  it('is unseen only with an open mark, a trace and a reason', () => {
    const traced = verdict('TRACEABLE', 'VERIFIED')
    const needs = verdict('VERBATIM', 'NEEDS_ORIGINAL')
    const cannot = verdict('VERBATIM', 'CANNOT_ACCESS')
    const openly = subject('VERBATIM', { openly: true })
    expect(judgeOne(openly, traced, needs).state).toBe('UNSEEN')
    expect(judgeOne(openly, traced, cannot).state).toBe('UNSEEN')
    expect(judgeOne(subject('VERBATIM'), traced, needs).state).toBe('OPEN')
    expect(judgeOne(openly, needs).state).toBe('OPEN')
    expect(judgeOne(openly, traced).state).toBe('OPEN')
    expect(judgeOne(openly, traced, needs, verdict('VERBATIM', 'FAILED_VERIFICATION')).state).toBe('OPEN')
    expect(judgeOne(openly, verdict('TRACEABLE', 'NEEDS_ORIGINAL'), needs).state).toBe('OPEN')
  })
})

describe('the gate', () => {
  const modes: [QuotationMode, Aspect][] = [
    ['VERBATIM', 'VERBATIM'],
    ['ABRIDGED', 'VERBATIM'],
    ['TRANSLATION', 'TRANSLATION'],
    ['PARAPHRASE', 'ATTRIBUTION'],
  ]
  it.each(modes)('accepts a %s quotation once traceable and its %s is verified', (mode, aspect) => {
    const one = subject(mode)
    const traced = verdict('TRACEABLE', 'VERIFIED')
    expect(problems(one)).toHaveLength(2)
    expect(problems(one, traced)).toHaveLength(1)
    expect(problems(one, verdict(aspect, 'VERIFIED'))).toHaveLength(1)
    expect(problems(one, traced, verdict(aspect, 'VERIFIED'))).toEqual([])
    for (const outcome of [
      'CORRECTED',
      'FAILED_VERIFICATION',
      'CANNOT_ACCESS',
      'NEEDS_ORIGINAL',
      'NOT_APPLICABLE',
    ] as const)
      expect(problems(one, traced, verdict(aspect, outcome)), outcome).toHaveLength(1)
  })

  it('needs the number of a figure and the locator of others', () => {
    const of = (type: 'CITATION' | 'FIGURE' | 'TIMELINE') => requiredOf({ type, quotation: null, chain: [] })
    expect(of('CITATION')).toEqual(['TRACEABLE'])
    expect(of('TIMELINE')).toEqual(['TRACEABLE'])
    expect(of('FIGURE')).toEqual(['TRACEABLE', 'FIGURES'])
    expect(checkableOf({ type: 'FIGURE', quotation: null, chain: [] })).toContain('DATE')
  })

  it('needs the attribution of everything second-hand', () => {
    const hop = (access: 'NOT_SEEN' | 'ORIGINAL_SEEN') => ({ sourceId: access, locator: null, access })
    const through = [hop('NOT_SEEN'), hop('ORIGINAL_SEEN')]
    const of = (one: FingerprintedSubject) => requiredOf({ ...one, chain: through })
    expect(of(subject(null))).toEqual(['TRACEABLE', 'ATTRIBUTION'])
    expect(of(subject('VERBATIM'))).toEqual(['TRACEABLE', 'VERBATIM', 'ATTRIBUTION'])
    expect(of(subject('PARAPHRASE'))).toEqual(['TRACEABLE', 'ATTRIBUTION'])
    const judgeable = checkableOf({ ...subject('VERBATIM'), chain: through })
    expect(new Set(judgeable).size).toBe(judgeable.length)
    const good = [verdict('TRACEABLE', 'VERIFIED'), verdict('VERBATIM', 'VERIFIED')]
    expect(problems(subject('VERBATIM', { chain: through }), ...good)).toEqual([
      expect.stringMatching(/Attribution: not checked/),
    ])
  })

  it('ignores an outdated verdict and says that it is outdated', () => {
    const stale = verdict('TRACEABLE', 'VERIFIED', { subjectType: 'CITATION', fingerprint: 'before' })
    expect(problems(subject(null), stale)).toEqual([expect.stringMatching(/^Citation 1, .*changed since/)])
  })

  it('blocks on every failed aspect, also one that is not required', () => {
    const good = [verdict('TRACEABLE', 'VERIFIED'), verdict('VERBATIM', 'VERIFIED')]
    expect(problems(subject('VERBATIM'), ...good, verdict('CONTEXT', 'FAILED_VERIFICATION'))).toEqual([
      expect.stringMatching(/^Quotation 1, Context: verification failed/),
    ])
    expect(problems(subject('VERBATIM'), ...good, verdict('CONTEXT', 'NEEDS_ORIGINAL'))).toEqual([])
  })

  it('blocks a record without any source', () => {
    expect(gateProblems([])).toEqual([expect.objectContaining({ subject: null })])
  })

  it('names the subject and the next step', () => {
    const two = [subject('VERBATIM'), subject('VERBATIM', { id: 'two' })]
    const found = gateProblems(
      judge(two, [verdict('TRACEABLE', 'VERIFIED'), verdict('VERBATIM', 'VERIFIED')], [], never),
    )
    expect(found.map((problem) => inEnglish(problem.subject))).toEqual([
      { type: 'QUOTATION', id: 'two', name: 'Quotation 2' },
      { type: 'QUOTATION', id: 'two', name: 'Quotation 2' },
    ])
    expect(found.every(({ todo }) => english(todo).endsWith('.'))).toBe(true)
  })
})
