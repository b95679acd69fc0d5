import { message } from '@/lib/messages/message'
import { languageFor } from '@/lib/quotation/language'
import { type Check, foundIn } from '../check'
import { chargedStems } from '../detect/charged-words'
import { insideOneOf, quotedSpans } from '../detect/quoted-spans'
import { vagueSourcesIn } from '../detect/vague-sources'
import type { CheckInput, TextBlock } from '../input'

const marks = [
  { opening: '“', stops: /[“”]/, closing: '”' },
  { opening: '„', stops: /[“”]/, closing: '“”' },
  { opening: '«', stops: /»/, closing: '»' },
  { opening: '"', stops: /"/, closing: '"' },
  { opening: '‘', stops: /[’\n]/, closing: '’', least: 1, most: 200 },
]

export const chargedVoice: Check = {
  id: 'charged-voice',
  level: 'INFO',
  applies: (input) => input.kind !== null && archiveText(input).length > 0,
  run: (input) => archiveText(input).flatMap(inBlock),
}

const archiveText = (input: CheckInput) => input.texts.filter((block) => block.subjectId === null)

function inBlock(block: TextBlock) {
  const { keyOf } = languageFor(block.language, block.text)
  const stems = chargedStems(block.language)
  if (stems.length === 0) return []
  const isQuoted = insideOneOf(quotedSpans(block.text, marks))
  const firstCue = vagueSourcesIn(block.text, block.language)[0]?.start ?? block.text.length
  const lastCitation = block.citations.at(-1) ?? -1
  return [...block.text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const key = keyOf(match[0])
    const bare = /^(?:ال|وال|بال)/.test(key) ? key.replace(/^(?:ال|وال|بال)/, '') : key
    if (!stems.some((stem) => key.startsWith(stem) || bare.startsWith(stem))) return []
    if (isQuoted(start)) return []
    const isAttributed = lastCitation >= end && firstCue < start
    return isAttributed
      ? []
      : [foundIn(block, start, end, message('checks.charged-voice.word', { word: match[0] }))]
  })
}
