import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import type { Coverage, Covered } from './evidence'

const ways = ['held', 'elsewhere', 'secondHand', 'unseen'] as const

/** The statements of a row: a paraphrase is never called a quotation. */
function nameOf({ type, total, paraphrased }: Covered) {
  if (paraphrased === 0) return type
  return paraphrased === total ? 'PARAPHRASE' : 'MIXED'
}

/** "14 quotations: 12 checked against an archive copy and 2 second-hand." */
function coveredSentence(covered: Covered, t: Translator): string {
  const { total } = covered
  const given = ways.filter((way) => covered[way] > 0)
  const part = given.length === 1 ? 'all' : 'some'
  const found = given.map((way) => message(`archive.coverage.${part}.${way}`, { count: covered[way] }))
  return t(`archive.coverage.${nameOf(covered)}`, { count: total, found })
}

/** Returns how much of a page was checked, and how: one sentence for each type of statement, with numbers that add up. */
export const coverageSentence = (coverage: Coverage, t: Translator): string =>
  coverage.length === 0
    ? t('archive.coverage.none')
    : coverage.map((covered) => coveredSentence(covered, t)).join(' ')

/** Says that authors don't check their own statements; empty where there is nothing to check. */
export function checkersSentence(coverage: Coverage, t: Translator): string {
  if (coverage.length === 0) return ''
  const isChecked = coverage.every(({ unseen }) => unseen === 0)
  return t(isChecked ? 'archive.coverage.checkedByOthers' : 'archive.coverage.checksByOthers')
}
