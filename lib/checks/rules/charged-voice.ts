import { languageFor } from '@/lib/quotation/language'
import { type Check, foundIn } from '../check'
import { chargedStems } from '../detect/charged-words'
import { vagueSourcesIn } from '../detect/vague-sources'
import type { CheckInput, TextBlock } from '../input'

export const chargedVoice: Check = {
  id: 'charged-voice',
  level: 'INFO',
  title: 'A charged word in the archive’s own voice',
  explanation:
    'The archive never adopts a source’s characterisation as its own. A word that judges or magnifies stands only where a named source says it, in quotation marks or with “according to”, and with its citation.',
  example:
    '“The barbaric raid took place at night.” Better: “What the paper calls ‘the barbaric raid’ …”, cited.',
  applies: (input) => input.kind !== null && ownWords(input).length > 0,
  run: (input) => ownWords(input).flatMap(inBlock),
}

const ownWords = (input: CheckInput) => input.texts.filter((block) => block.subjectId === null)

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
      : [
          foundIn(
            block,
            start,
            end,
            `“${match[0]}” characterises. Let a named source say it, in quotation marks and with its citation.`,
          ),
        ]
  })
}

/** What stands in quotation marks. */
function quotedSpans(text: string): { start: number; end: number }[] {
  const pairs = /“[^”“]*”|„[^“”]*[“”]|«[^»]*»|"[^"]*"|‘[^’\n]{1,200}’/g
  return [...text.matchAll(pairs)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}
