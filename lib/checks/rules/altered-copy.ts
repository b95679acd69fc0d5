import { type Message, message } from '@/lib/messages/message'
import type { Check } from '../check'
import { foundInQuotation } from '../detect/quoted'
import { blockOfSubject, type CheckInput } from '../input'

const bound = (input: CheckInput) =>
  input.subjects.flatMap((subject) => {
    const passage = subject.passageId ? input.passages.get(subject.passageId) : undefined
    return subject.passageId ? [{ subject, passage }] : []
  })

export const alteredCopy: Check = {
  id: 'altered-copy',
  level: 'BLOCK',
  applies: (input) => bound(input).length > 0,
  run: (input) =>
    bound(input).flatMap(({ subject, passage }) => {
      const block = blockOfSubject(input, subject.id)
      const found = (text: Message) => [foundInQuotation({ subject, block }, null, text)]
      if (!passage) return found(message('checks.altered-copy.passageGone'))
      const { layer, exact, start, end } = passage
      if (!(layer?.intact ?? passage.intact ?? true))
        return found(message('checks.altered-copy.checksumDiffers'))
      const stands = layer ? layer.text.slice(start, end) === exact : (passage.stands ?? true)
      return stands ? [] : found(message('checks.altered-copy.textDiffers'))
    }),
}
