import { message } from '@/lib/messages/message'
import { fold } from '@/lib/quotation/fold'
import type { Check } from '../check'
import { foundInQuotation, onOneLine, type Quoted, quotationsIn } from '../detect/quoted'
import type { OtherExcerpt } from '../input'

/** The length of the runs of words that are compared. */
const shingleLength = 5
/** Two excerpts are similar when this share of the shorter one's runs is in the other. */
const muchTheSame = 0.6

export const duplicateExcerpt: Check = {
  id: 'duplicate-excerpt',
  level: 'INFO',
  applies: (input) => input.otherExcerpts.length > 0 && quotationsIn(input).length > 0,
  run: (input) => quotationsIn(input).flatMap((entry) => sameElsewhere(entry, input.otherExcerpts)),
}

function sameElsewhere(entry: Quoted, others: readonly OtherExcerpt[]) {
  const own = shingles(entry.subject.wording)
  if (own.size === 0) return []
  return others.flatMap((other) => {
    const theirs = shingles(other.text)
    const common = [...own].filter((shingle) => theirs.has(shingle)).length
    const share = common / Math.max(1, Math.min(own.size, theirs.size))
    if (share < muchTheSame) return []
    return [
      foundInQuotation(
        entry,
        null,
        message('checks.duplicate-excerpt.sameText', { title: onOneLine(other.title) }),
      ),
    ]
  })
}

function shingles(text: string): Set<string> {
  const words =
    fold(text)
      .folded.toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return new Set(
    words.slice(shingleLength - 1).map((_, index) => words.slice(index, index + shingleLength).join(' ')),
  )
}
