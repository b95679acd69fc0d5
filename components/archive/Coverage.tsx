import type { Coverage as Numbers } from '@/lib/editions/evidence'
import { counted } from './words'

/** In a sentence or three: how much of the page rests on sources, was checked, is second-hand, was not seen. */
export function Coverage({ coverage }: { coverage: Numbers }) {
  return <p className="max-w-measure text-quiet">{coverageSentence(coverage)}</p>
}

export function coverageSentence({ statements, secondHand, unseen }: Numbers): string {
  if (statements === 0) return 'Nothing on this page rests on a source.'
  const all =
    statements === 1
      ? 'The one statement on this page that rests on a source was followed to a held copy and checked by somebody who did not write it.'
      : `${statements === 2 ? 'Both' : `All ${statements.toLocaleString('en')}`} statements on this page that rest on sources were followed to a held copy and checked by somebody who did not write them.`
  return [
    all,
    secondHand > 0 &&
      (secondHand === statements
        ? `${statements === 1 ? 'It is' : statements === 2 ? 'Both are' : 'All are'} known only through another source.`
        : `${counted(secondHand, 'statement is', 'statements are')} known only through another source.`),
    unseen > 0 &&
      `${counted(unseen, 'quotation has', 'quotations have')} not yet been compared with the original.`,
  ]
    .filter(Boolean)
    .join(' ')
}
