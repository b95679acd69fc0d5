import type { Check, Found } from '../check'
import { foundInQuotation, quoted } from '../detect/quoted'
import type { CheckInput, Subject } from '../input'

/** Words that open somebody else's words: an opening mark, or a verb of saying and a colon, at the end of what stands before. */
const opensQuotation = /(?:^|[\s(:])["“„«‘'][\s"“„«‘']*$|:\s*$/
const closesQuotation = /^[.,!?…]?\s*["”“»’']/

export const secondHand: Check = {
  id: 'second-hand',
  level: 'BLOCK',
  title: 'Second-hand words cited as if seen',
  explanation:
    'When the words of a source were read in another source, the chain must say so: “A, quoted in B”. The last link of the chain is the copy that somebody saw, so it must be the source to which the passage belongs.',
  example: 'A newspaper’s sentence was read in a brochure, but the citation names the newspaper alone.',
  applies: (input) => input.subjects.length > 0,
  run: (input) => input.subjects.flatMap((subject) => chainFaults(subject, input)),
}

function chainFaults(subject: Subject, input: CheckInput): Found[] {
  const block = input.texts.find((entry) => entry.subjectId === subject.id) ?? null
  const say = (message: string, level: 'BLOCK' | 'WARN') =>
    foundInQuotation({ subject, block }, null, message, level)
  const title = (id: string) => quoted(input.sources.get(id)?.title ?? 'a source that is gone')
  const found: Found[] = []
  const seen = subject.chain.at(-1)
  const notSeen = subject.chain.filter((hop) => hop.access === 'NOT_SEEN')
  if (!seen || seen.access === 'NOT_SEEN')
    found.push(say('Nobody has seen any source of this chain.', 'BLOCK'))
  if (notSeen.length !== subject.chain.length - 1)
    found.push(say('Every source of a chain but the last is one that was not seen.', 'BLOCK'))
  const passage = subject.passageId ? input.passages.get(subject.passageId) : undefined
  if (!passage || !seen) return found
  if (passage.sourceId !== seen.sourceId)
    found.push(
      say(
        `The passage belongs to ${title(passage.sourceId)}, but the chain ends with ${title(seen.sourceId)}.`,
        'BLOCK',
      ),
    )
  const isQuotedThere = opensQuotation.test(passage.prefix) && closesQuotation.test(passage.suffix)
  if (subject.quotation && subject.chain.length === 1 && isQuotedThere)
    found.push(
      say(
        'In this source the words stand in quotation marks: they are somebody else’s. Add the source that it quotes.',
        'WARN',
      ),
    )
  return found
}
