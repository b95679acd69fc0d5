import { describe, expect, it } from 'vitest'
import { findText, mayName, placesOfName } from '@/lib/checks/detect/names-in-text'
import type { Outcome } from '@/lib/generated/prisma/enums'
import type { Subject } from '@/lib/records/subjects'
import { asSeenBy } from '@/lib/review/verdicts/blind'
import { type GivenVerdict, judge } from '@/lib/review/verdicts/judge'
import { type NamedPerson, reviewersOf } from '@/lib/review/verdicts/reviewers'
import { gateProblems } from '@/lib/review/workflow/gate'
import { english } from '@/tests/support/english'
import { fingerprintsAs } from '@/tests/support/factories/pure'

const subject = (type: Subject['type'], wording = 'Words'): Subject => ({
  type,
  id: 'one',
  wording,
  date: null,
  chain: [],
  passageId: null,
  quotation:
    type === 'QUOTATION'
      ? { mode: 'VERBATIM', language: 'en', original: null, translator: null, openlyUnverified: false }
      : null,
})
const person: NamedPerson = { as: 'VICTIM', names: ['Ana Lopez'] }

describe('a name in a sentence', () => {
  it.each([
    ['as it is written', 'They say that Ana Lopez came.', ['Ana Lopez']],
    ['in other case and with accents', 'Ellos dicen: ANA LÓPEZ vino.', ['Ana Lopez']],
    ['before an apostrophe', 'Ana Lopez’s house stood there.', ['Ana Lopez']],
    ['by a variant', 'Ана Лопес пришла.', ['Ana Lopez', 'Ана Лопес']],
    ['given with the family first', 'There Ana Lopez stood.', ['Lopez, Ana']],
    ['with a hyphen', 'Ana Lopez Ruiz stood.', ['Ana Lopez-Ruiz']],
    ['with a dotless letter', 'Yıldız geldi.', ['YILDIZ']],
  ])('is found %s', (_how, words, names) => {
    expect(placesOfName(findText(words), names)).toHaveLength(1)
  })

  it.each([
    ['inside another word', 'The Anatolian road.', ['Ana']],
    ['by a part of it', 'Ana came.', ['Ana Lopez']],
    ['with a word between', 'Ana Maria Lopez came.', ['Ana Lopez']],
    ['that is empty', 'Words.', ['', '…']],
  ])('is not found %s', (_how, words, names) => {
    expect(placesOfName(findText(words), names)).toEqual([])
  })
})

describe('a text can name a person', () => {
  it.each([
    ['in another case, in Russian', 'Видели Ивана Петрова у моста.', ['Иван Петров']],
    ['by a name whose end changes', 'Слова Анны Седовой.', ['Анна Седова']],
    ['with endings, in Azerbaijani', 'Səlim Qurbanovun sözləri.', ['Səlim Qurbanov']],
    ['with endings, in Armenian', 'Արամ Սարոյանի խոսքերը։', ['Արամ Սարոյան']],
    ['with endings, in Turkish', 'Ayşe Yılmaz’ın sözleri ve Ayşe Yılmazdan.', ['Ayşe Yılmaz']],
    ['by the family name alone', 'They say that Lopez came.', ['Ana Lopez']],
    ['by the family name alone, first in the list', 'Lopez came.', ['Lopez, Ana']],
    ['with another given name between', 'Ana Maria Lopez came.', ['Ana Lopez']],
    ['in a script without capitals', 'جاءت لوبيز إلى الجسر', ['آنا لوبيز']],
  ])('%s', (_how, words, names) => {
    expect(mayName(findText(words), names)).toBe(true)
  })

  it.each([
    ['by a word that is no name', 'The hill is high.', ['Ana Hill']],
    ['by a given name alone', 'Ana came.', ['Ana Lopez']],
    ['by the beginning of a longer word', 'The Lopezianization began.', ['Ana Lopez']],
    ['by a short name inside another', 'Anatolia is far.', ['Ana']],
    ['by nothing', 'Words.', ['', '…', ',']],
  ])('not %s', (_how, words, names) => {
    expect(mayName(findText(words), names)).toBe(false)
  })
})

describe('two reviewers', () => {
  it('are needed for figures and for text that names listed people', () => {
    expect(reviewersOf(subject('FIGURE'), []).count).toBe(2)
    expect(reviewersOf(subject('QUOTATION', 'Ana Lopez came.'), [person]).count).toBe(2)
    expect(reviewersOf(subject('CITATION', 'It is said that Ana Lopez came.'), [person]).count).toBe(2)
    expect(reviewersOf(subject('TIMELINE', '3 May: Ana Lopez came.'), [person]).count).toBe(2)
    expect(reviewersOf(subject('QUOTATION', 'Somebody came.'), [person]).count).toBe(1)
    expect(reviewersOf(subject('QUOTATION', 'Ana Lopez came.'), []).count).toBe(1)
  })

  it('are needed where only the original names the person', () => {
    const one = subject('QUOTATION', 'She came.')
    const quotation = one.quotation && { ...one.quotation, original: 'Ana Lopez vino.' }
    expect(reviewersOf({ ...one, quotation }, [person]).count).toBe(2)
  })
})

let count = 0
const given = (memberId: string, outcome: Outcome): GivenVerdict => {
  count += 1
  return {
    id: String(count).padStart(6, '0'),
    subjectType: 'FIGURE',
    subjectId: 'one',
    fingerprint: 'now',
    aspect: 'FIGURES',
    outcome,
    memberId,
    at: new Date(count * 1000),
  }
}
const traced = ['a', 'b'].map((memberId) => ({
  ...given(memberId, 'VERIFIED'),
  aspect: 'TRACEABLE' as const,
}))
const figure = {
  ...subject('FIGURE'),
  fingerprint: 'now',
  fingerprints: fingerprintsAs('now'),
  fingerprintsBeforeMerge: [],
}
const reviewed = (...verdicts: GivenVerdict[]) => {
  const [one] = judge([figure], [...traced, ...verdicts], [], () => false)
  const aspect = one?.aspects.find(({ aspect }) => aspect === 'FIGURES')
  if (!one || !aspect) throw new Error('Nothing was reviewed.')
  return { one, state: aspect.state, problems: gateProblems([one]).map(({ message }) => english(message)) }
}

describe('the state after two verdicts', () => {
  it('is verified only when both are', () => {
    expect(reviewed(given('a', 'VERIFIED'))).toMatchObject({
      state: 'AWAITS_SECOND',
      problems: [expect.stringMatching(/A second is needed because it states a figure/)],
    })
    expect(reviewed(given('a', 'VERIFIED'), given('b', 'VERIFIED'))).toMatchObject({
      state: 'VERIFIED',
      one: { state: 'CHECKED' },
      problems: [],
    })
  })

  it('counts each reviewer once', () => {
    expect(reviewed(given('a', 'VERIFIED'), given('a', 'VERIFIED')).state).toBe('AWAITS_SECOND')
  })

  it('is disputed and blocks when only one verifies', () => {
    const { state, one, problems } = reviewed(given('a', 'VERIFIED'), given('b', 'FAILED_VERIFICATION'))
    expect(state).toBe('DISPUTED')
    expect(one.state).toBe('OPEN')
    expect(problems).toEqual([expect.stringMatching(/the reviewers disagree/)])
    expect(reviewed(given('a', 'NEEDS_ORIGINAL'), given('b', 'VERIFIED')).state).toBe('DISPUTED')
  })

  it('is disputed whenever they differ, in any order and aspect', () => {
    const outcomes = ['VERIFIED', 'FAILED_VERIFICATION', 'CORRECTED', 'NOT_APPLICABLE'] as const
    const unseen = ['NEEDS_ORIGINAL', 'CANNOT_ACCESS'] as const
    for (const one of [...outcomes, ...unseen])
      for (const other of [...outcomes, ...unseen]) {
        const same = one === other || [one, other].every((said) => unseen.some((known) => known === said))
        expect(reviewed(given('a', one), given('b', other)).state, `${one}, ${other}`).toBe(
          same ? other : 'DISPUTED',
        )
      }
    const context = (memberId: string, outcome: Outcome) => ({
      ...given(memberId, outcome),
      aspect: 'CONTEXT' as const,
    })
    const verified = [given('a', 'VERIFIED'), given('b', 'VERIFIED')]
    const { one } = reviewed(...verified, context('a', 'FAILED_VERIFICATION'), context('b', 'CANNOT_ACCESS'))
    expect(one.state).toBe('OPEN')
  })

  it('is settled when one changes their verdict', () => {
    const first = [given('a', 'VERIFIED'), given('b', 'FAILED_VERIFICATION')]
    expect(reviewed(...first, given('b', 'VERIFIED')).state).toBe('VERIFIED')
    expect(reviewed(...first, given('a', 'FAILED_VERIFICATION')).state).toBe('FAILED_VERIFICATION')
    expect(reviewed(...first, given('c', 'VERIFIED')).state).toBe('DISPUTED')
  })

  it('blocks on a disputed optional aspect until a second verdict', () => {
    const both = [given('a', 'VERIFIED'), given('b', 'VERIFIED')]
    const context = (memberId: string) => ({ ...given(memberId, 'VERIFIED'), aspect: 'CONTEXT' as const })
    expect(reviewed(...both, context('a')).problems).toHaveLength(1)
    expect(reviewed(...both, context('a'), context('b')).problems).toEqual([])
  })

  it('ignores verdicts on something else', () => {
    const old = { ...given('a', 'VERIFIED'), fingerprint: 'before' }
    expect(reviewed(old, given('b', 'VERIFIED')).state).toBe('AWAITS_SECOND')
  })
})

describe('the second reviewer', () => {
  const seen = (
    actor: { id: string; role: 'REVIEWER' | 'EDITOR' },
    contributors: string[],
    ...all: GivenVerdict[]
  ) => {
    const contributed = {
      contributors: { '*': contributors },
      evidence: { sources: new Map(), describedBy: new Map(), passages: new Map(), copiedBy: new Map() },
      consentContributors: {},
      proposed: new Map(),
    }
    const [one] = asSeenBy({ name: '', ...actor }, contributed, [reviewed(...all).one])
    return one?.aspects.find(({ aspect }) => aspect === 'FIGURES')
  }
  const first = given('a', 'FAILED_VERIFICATION')

  it('sees nothing of the first verdict before giving theirs', () => {
    expect(seen({ id: 'c', role: 'REVIEWER' }, [], first)).toMatchObject({
      state: 'AWAITS_SECOND',
      current: null,
      counted: [],
      history: [],
      withheld: true,
    })
  })

  it('sees both verdicts after giving theirs', () => {
    expect(seen({ id: 'a', role: 'REVIEWER' }, [], first)?.counted).toMatchObject([first])
    const second = given('c', 'VERIFIED')
    expect(seen({ id: 'c', role: 'REVIEWER' }, [], first, second)?.counted).toHaveLength(2)
    expect(seen({ id: 'd', role: 'REVIEWER' }, [], first, second)?.counted).toHaveLength(2)
  })

  it('is never an author or a reader: they see the verdict', () => {
    expect(seen({ id: 'w', role: 'REVIEWER' }, ['w'], first)?.counted).toHaveLength(1)
    expect(seen({ id: 'e', role: 'EDITOR' }, [], first)?.counted).toHaveLength(1)
  })
})
