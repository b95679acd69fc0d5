import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkInput, type Finding, runChecks, textBlocksOf } from '@/lib/review/checks'

/** A real document that is not part of the project: compiled by one party, with the faults such documents have. */
const file = '../shared/data/khojaly/source.txt'
const isHere = existsSync(file)
if (!isHere) console.warn(`Skipped: ${file} is not here, so the checks were not tried on it.`)

/** Where each kind of fault is known to stand: a word of the paragraph, and what is found there. */
const known: [check: string, excerpt: string, times: number][] = [
  ['missing-year', '2 January', 1],
  ['missing-year', '25 March', 1],
  ['missing-year', '28 May', 1],
  ['missing-year', '13 June', 1],
  ['missing-year', '13 August', 1],
  ['sequence', 'a few months later', 1],
  ['dangling-marker', '(83)', 1],
  ['unbalanced-quotes', '"', 3],
  ['unlike-authority', "L'Eveneman", 1],
  ['number-year', '333-2013', 1],
  ['body-or-committee', 'Committee', 2],
  ['parts-exceed-total', '613 people', 1],
  ['parts-exceed-total', '487 people', 1],
  ['ambiguous-date', '08.02.2013', 1],
  ['ambiguous-date', '02.03.2015', 1],
  ['ambiguous-date', '03.04.2013', 1],
  ['impossible-date', '25.02.2012', 1],
  ['named-only', 'Official figures', 1],
  ['named-only', 'media agencies', 1],
  ['named-only', 'other publications', 1],
]

const authorities = [
  { id: '1', kind: 'PERIODICAL' as const, name: 'L’Événement', variants: [] },
  { id: '2', kind: 'PERIODICAL' as const, name: 'Valeurs actuelles', variants: [] },
  { id: '3', kind: 'PERIODICAL' as const, name: 'The Sunday Times', variants: [] },
  { id: '4', kind: 'PERIODICAL' as const, name: 'The Washington Post', variants: [] },
  { id: '5', kind: 'PERIODICAL' as const, name: 'Le Monde', variants: [] },
]

describe.skipIf(!isHere)('the checks on a real document', () => {
  const text = isHere ? readFileSync(file, 'utf8') : ''
  const report = runChecks(checkInput({ texts: textBlocksOf(text, 'en'), today: '2026-11-23', authorities }))
  const fits = (finding: Finding, [check, excerpt]: (typeof known)[number]) =>
    finding.check === check && finding.excerpt.startsWith(excerpt)

  it.each(known)('find by %s: %j', (check, excerpt, times) => {
    const found = report.findings.filter((finding) => fits(finding, [check, excerpt, times]))
    expect(found).toHaveLength(times)
    for (const { place, excerpt: words } of found) {
      const block = textBlocksOf(text, 'en').find(({ field }) => field === place.field)
      expect(block?.text.slice(place.start, place.end)).toBe(words)
    }
  })

  it('raise no alarm beyond what is known, and none of them crashes', () => {
    expect(report.crashed).toEqual([])
    expect(report.findings.filter((finding) => !known.some((entry) => fits(finding, entry)))).toEqual([])
  })
})
