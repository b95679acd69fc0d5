import { mentionParts } from '@/lib/discussions/mentions'
import type { SeenThread } from '@/lib/discussions/queries'

type Said = SeenThread['comments'][number]

/** What somebody said, with the names of those who are asked told from the rest. */
export function CommentText({ comment: { text, mentions } }: { comment: Pick<Said, 'text' | 'mentions'> }) {
  const asked = mentions.map(({ member }) => member)
  return (
    <p className="whitespace-pre-wrap" dir="auto">
      {mentionParts(text, asked).map((part, index) =>
        part.members.length > 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order
          <strong key={index} className="font-semibold">
            {part.text}
          </strong>
        ) : (
          part.text
        ),
      )}
    </p>
  )
}
