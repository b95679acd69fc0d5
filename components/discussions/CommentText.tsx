import { mentionParts } from '@/lib/discussions/mentions'
import type { SeenThread } from '@/lib/discussions/queries'

type SeenComment = SeenThread['comments'][number]

/** The text of a comment, with the names of the members it asks in bold. */
export function CommentText({
  comment: { text, mentions },
}: {
  comment: Pick<SeenComment, 'text' | 'mentions'>
}) {
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
