import { describe, expect, it } from 'vitest'
import { blocks, type Check, checkInput, checks, recordInput, runChecks } from '@/lib/checks'
import { impossibleDate } from '@/lib/checks/rules/impossible-date'
import { quoteDrift } from '@/lib/checks/rules/quote-drift'
import { message } from '@/lib/messages/message'
import { ENGINE_VERSION } from '@/lib/quotation'
import { english } from '@/tests/support/english'
import { contentOf } from '@/tests/support/factories/pure'
import { draftQuoting, findings, paragraphs, printed, seen, source, triedIn, unseen } from './drafts'

const made = (given: Partial<Check>): Check => ({
  id: 'lookalike',
  level: 'WARN',
  applies: () => true,
  run: () => [],
  ...given,
})

describe('running checks', () => {
  it('reports every check as run, not applicable or crashed', () => {
    const report = runChecks(checkInput({}), [
      made({ id: 'lookalike' }),
      made({ id: 'sequence', applies: () => false }),
      made({
        id: 'no-copy',
        run: () => {
          throw new Error('no dictionary')
        },
      }),
    ])
    expect(report).toMatchObject({
      ran: ['lookalike'],
      notApplicable: ['sequence'],
      crashed: [{ check: 'no-copy', message: 'no dictionary' }],
    })
  })

  it('blocks on a crash or a blocking finding', () => {
    const place = { field: 'body.0', subjectId: null, start: 0, end: 1, from: null, to: null }
    const found = (level: 'BLOCK' | 'WARN') =>
      made({ run: () => [{ level, message: message('checks.no-copy.unbound'), place, excerpt: 'x' }] })
    const crash = made({
      applies: () => {
        throw new Error('x')
      },
    })
    expect(blocks(runChecks(checkInput({}), [crash]))).toBe(true)
    expect(blocks(runChecks(checkInput({}), [found('BLOCK')]))).toBe(true)
    expect(blocks(runChecks(checkInput({}), [found('WARN')]))).toBe(false)
  })

  it('keeps the key of a moved finding, not of edited text', () => {
    const keys = (...texts: string[]) =>
      runChecks(checkInput({ texts: paragraphs(...texts) }))
        .findings.filter(({ check }) => check === 'missing-year')
        .map(({ key }) => key)
    expect(keys('On 28 May it rained.')).toEqual(
      keys('First of all.', 'It snowed before. On 28 May  it rained.'),
    )
    expect(keys('On 28 May it rained.')).not.toEqual(keys('On 29 May it rained.'))
    expect(keys('On 28 May it rained.')).not.toEqual(keys('On 28 May it did not rain.'))
    expect(new Set(keys('On 28 May it rained. On 28 May it snowed.')).size).toBe(2)
  })

  it('changes the key with text, chain, passage or engine', () => {
    const given = {
      wording: 'The gate was open',
      exact: 'The gate was shut',
      layer: 'They say: The gate was shut. Nobody came.',
    }
    const keysOf = (part: Partial<Parameters<typeof draftQuoting>[0]>) =>
      findings(quoteDrift, draftQuoting({ ...given, ...part })).map(({ key }) => key)
    const first = keysOf({})
    expect(first).toEqual([expect.stringContaining(ENGINE_VERSION)])
    expect(keysOf({ passage: { suffix: 'another copy' } })).toEqual(first)
    expect(keysOf({ wording: 'A gate was open' })).not.toContain(first[0])
    expect(keysOf({ chain: [unseen('a'), seen('s')] })).not.toEqual(first)
    expect(keysOf({ quotation: { openlyUnverified: true } })).not.toEqual(first)
  })

  it('changes the key with the description of a source', () => {
    const about = (title: string) =>
      findings(
        impossibleDate,
        checkInput({
          today: '2026-11-23',
          sources: new Map([['s', source('s', { title, issued: printed('2027', '2027') })]]),
          dates: [{ field: 'source.s.issued', date: printed('2027', '2027') }],
        }),
      ).map(({ key }) => key)
    expect(about('One')).toEqual(about('One'))
    expect(about('One')).not.toEqual(about('Other'))
  })

  it('has hits and near misses for every check', () => {
    const ids = checks.map(({ id }) => id)
    expect(Object.values(triedIn).flat().toSorted()).toEqual(ids.toSorted())
  })

  it('has unique ids and messages for every check', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
    for (const check of checks) {
      expect(check.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(english(`checks.${check.id}.explanation`).length, check.id).toBeGreaterThan(80)
      expect(english(`checks.${check.id}.example`).length, check.id).toBeGreaterThan(20)
    }
  })

  it('reads the fields, body and dates of a record', () => {
    const content = contentOf('resolution', {
      summary: 'On 28 May they met.',
      fields: {
        number: '333-2013',
        adopted: { verbatim: '17 January 2014', edtf: '2014-01-17', basis: 'AS_PRINTED' },
      },
    })
    const report = runChecks(recordInput('resolution', content, { today: '2026-11-23' }))
    expect(report.crashed).toEqual([])
    expect(report.findings.map(({ check, place }) => [check, place.field])).toEqual([
      ['missing-year', 'summary'],
      ['number-year', 'fields.number'],
    ])
  })

  it('accepts a draft of marks, digits and brackets only', () => {
    const texts = paragraphs(
      '"'.repeat(20_000),
      '(12)'.repeat(20_000),
      '1.2.2013 '.repeat(5000),
      'May '.repeat(20_000),
      '\ud800'.repeat(1000),
    )
    expect(runChecks(checkInput({ texts })).crashed).toEqual([])
  })
})
