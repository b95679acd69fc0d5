import { message } from '@/lib/messages/message'
import { type Check, foundIn } from '../check'

/** From before a table to its first cell. */
const TO_FIRST_CELL = 3

export const textStructure: Check = {
  id: 'text-structure',
  level: 'INFO',
  applies: ({ skippingHeadings, tables }) => skippingHeadings.length + tables.length > 0,
  run: ({ skippingHeadings, tables, texts }) => [
    ...skippingHeadings.flatMap(({ position }) => {
      const block = texts.find((text) => text.position === position + 1)
      return block ? [foundIn(block, 0, block.text.length, message('checks.text-structure.level'))] : []
    }),
    ...tables.flatMap(({ position, caption, lacksHead }, index) =>
      lacksHead
        ? [
            {
              message: message('checks.text-structure.head', { number: index + 1 }),
              place: {
                ...{ field: 'body', subjectId: null, start: 0, end: 0 },
                ...{ from: position, to: position + TO_FIRST_CELL },
              },
              excerpt: caption,
            },
          ]
        : [],
    ),
  ],
}
