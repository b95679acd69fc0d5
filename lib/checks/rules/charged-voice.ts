import { message } from '@/lib/messages/message'
import { languageFor } from '@/lib/quotation/language'
import { type Check, foundIn } from '../check'
import { chargedStems } from '../detect/charged-words'
import { vagueSourcesIn } from '../detect/vague-sources'
import type { CheckInput, TextBlock } from '../input'

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
  const marked = quotedSpans(block.text)
  const cues = vagueSourcesIn(block.text, block.language)
  return [...block.text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const key = keyOf(match[0])
    const bare = /^(?:ال|وال|بال)/.test(key) ? key.replace(/^(?:ال|وال|بال)/, '') : key
    if (!stems.some((stem) => key.startsWith(stem) || bare.startsWith(stem))) return []
    if (marked.some((span) => span.start < start && span.end > start)) return []
    const isAttributed =
      block.citations.some((citation) => citation >= end) && cues.some((cue) => cue.start < start)
    return isAttributed
      ? []
      : [foundIn(block, start, end, message('checks.charged-voice.word', { word: match[0] }))]
  })
}

/** The spans between quotation marks. */
function quotedSpans(text: string): { start: number; end: number }[] {
  const pairs = /“[^”“]*”|„[^“”]*[“”]|«[^»]*»|"[^"]*"|‘[^’\n]{1,200}’/g
  return [...text.matchAll(pairs)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}
