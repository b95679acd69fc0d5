import { message } from '@/lib/messages/message'
import type { Check } from '../check'

const needed = ['description', 'credit', 'rights'] as const

export const fileUndescribed: Check = {
  id: 'file-undescribed',
  level: 'BLOCK',
  applies: ({ files }) => files.length > 0,
  run: ({ files }) =>
    files.flatMap((file) => {
      const missing = needed.filter((name) => !file[name])
      return missing.length > 0
        ? [
            {
              message: message('checks.file-undescribed.missing', {
                title: file.title,
                parts: missing.map((name) => message(`checks.file-undescribed.${name}`)),
              }),
              place: {
                ...{ field: 'body', subjectId: null, start: 0, end: 0 },
                ...{ from: file.position, to: file.position + 1 },
              },
              excerpt: file.title,
              reliedOn: [file.sha256, ...missing].join(' '),
            },
          ]
        : []
    }),
}
