import type { Coverage, Covered } from './evidence'

const nouns: Record<Covered['type'], [one: string, several: string]> = {
  QUOTATION: ['quotation', 'quotations'],
  CITATION: ['cited sentence', 'cited sentences'],
  TIMELINE: ['dated event', 'dated events'],
  FIGURE: ['figure', 'figures'],
}

const ways: readonly [keyof Covered & ('held' | 'elsewhere' | 'secondHand' | 'unseen'), string][] = [
  ['held', 'checked against a held copy'],
  ['elsewhere', 'checked against the source'],
  ['secondHand', 'known only second-hand'],
  ['unseen', 'not yet compared with the original'],
]

const number = (count: number) => count.toLocaleString('en')

/** "14 quotations: 12 checked against a held copy, 2 known only second-hand." */
export function coveredSentence(covered: Covered): string {
  const { type, total } = covered
  const [one, several] = nouns[type]
  const found = ways.filter(([way]) => covered[way] > 0)
  const [only] = found
  if (found.length === 1 && only) {
    const all = total === 1 ? '' : total === 2 ? 'both ' : 'all '
    return `${number(total)} ${total === 1 ? one : several}: ${all}${only[1]}.`
  }
  return `${number(total)} ${several}: ${found.map(([way, words]) => `${number(covered[way])} ${words}`).join(', ')}.`
}

/** How much of a page was checked and in which way, a sentence for each type of statement; the numbers of each add up. */
export const coverageSentence = (coverage: Coverage): string =>
  coverage.length === 0 ? 'Nothing on this page rests on a source.' : coverage.map(coveredSentence).join(' ')
