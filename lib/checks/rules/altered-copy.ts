import type { Check } from '../check'
import { foundInQuotation } from '../detect/quoted'
import type { CheckInput } from '../input'

const bound = (input: CheckInput) =>
  input.subjects.flatMap((subject) => {
    const passage = subject.passageId ? input.passages.get(subject.passageId) : undefined
    return subject.passageId ? [{ subject, passage }] : []
  })

export const alteredCopy: Check = {
  id: 'altered-copy',
  level: 'BLOCK',
  title: 'The held copy is gone or altered',
  explanation:
    'A passage is pinned to the text of one held copy. When that text is missing, no longer gives the checksum that was kept, or does not have the passage’s words at its place, nothing that rests on it can be trusted.',
  example:
    'The file of the holding was replaced on the disk, so its text no longer fits the stored checksum.',
  applies: (input) => bound(input).length > 0,
  run: (input) =>
    bound(input).flatMap(({ subject, passage }) => {
      const block = input.texts.find((entry) => entry.subjectId === subject.id) ?? null
      const found = (message: string) => [foundInQuotation({ subject, block }, null, message)]
      if (!passage) return found('The passage that this rests on is gone.')
      const { layer, exact, start, end } = passage
      if (!(layer?.intact ?? passage.intact ?? true))
        return found('The text of the held copy no longer gives the checksum that was kept with it.')
      const stands = layer ? layer.text.slice(start, end) === exact : (passage.stands ?? true)
      return stands ? [] : found('The words of the passage do not stand at its place in the held copy.')
    }),
}
