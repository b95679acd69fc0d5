import { type Message, message } from '@/lib/messages/message'
import type { Check, Found } from '../check'
import { foundInQuotation, titleOf } from '../detect/quoted'
import { blockOfSubject, type CheckInput, type Subject } from '../input'

/** The end of a text that introduces another person's words: an opening mark, or a verb of saying and a colon. */
const opensQuotation = /(?:^|[\s(:])["“„«‘'][\s"“„«‘']*$|:\s*$/
const closesQuotation = /^[.,!?…]?\s*["”“»’']/

export const secondHand: Check = {
  id: 'second-hand',
  level: 'BLOCK',
  applies: (input) => input.subjects.length > 0,
  run: (input) => input.subjects.flatMap((subject) => chainFaults(subject, input)),
}

function chainFaults(subject: Subject, input: CheckInput): Found[] {
  const block = blockOfSubject(input, subject.id)
  const say = (text: Message, level: 'BLOCK' | 'WARN') =>
    foundInQuotation({ subject, block }, null, text, level)
  const title = (id: string) => titleOf(input, id, message('checks.second-hand.unknownSource'))
  const found: Found[] = []
  const seen = subject.chain.at(-1)
  const notSeen = subject.chain.filter((hop) => hop.access === 'NOT_SEEN')
  if (!seen || seen.access === 'NOT_SEEN') found.push(say(message('checks.second-hand.noneSeen'), 'BLOCK'))
  if (notSeen.length !== subject.chain.length - 1)
    found.push(say(message('checks.second-hand.notSeenExceptLast'), 'BLOCK'))
  const passage = subject.passageId ? input.passages.get(subject.passageId) : undefined
  if (!passage || !seen) return found
  if (passage.sourceId !== seen.sourceId)
    found.push(
      say(
        message('checks.second-hand.otherSource', {
          passageSource: title(passage.sourceId),
          chainSource: title(seen.sourceId),
        }),
        'BLOCK',
      ),
    )
  const isQuotedThere = opensQuotation.test(passage.prefix) && closesQuotation.test(passage.suffix)
  if (subject.quotation && subject.chain.length === 1 && isQuotedThere)
    found.push(say(message('checks.second-hand.quotedThere'), 'WARN'))
  return found
}
