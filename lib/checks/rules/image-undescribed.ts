import { message } from '@/lib/messages/message'
import type { Check } from '../check'

export const imageUndescribed: Check = {
  id: 'image-undescribed',
  level: 'BLOCK',
  applies: ({ images }) => images.length > 0,
  run: ({ images }) =>
    images.flatMap(({ alternative, position, caption, sha256 }, index) =>
      alternative === null
        ? [
            {
              message: message('checks.image-undescribed.missing', { number: index + 1 }),
              place: {
                ...{ field: 'body', subjectId: null, start: 0, end: 0 },
                ...{ from: position, to: position + 1 },
              },
              excerpt: caption,
              reliedOn: sha256,
            },
          ]
        : [],
    ),
}
