import type { ReactNode } from 'react'
import { useAddress } from '@/components/ui/use-address'
import type { CopyPiece } from '@/lib/editions/copies/pieces'
import type { PageUse } from '@/lib/editions/copies/uses'

type Props = {
  pieces: readonly CopyPiece[]
  /** The passages that have their anchor already, to which these are added; null where the anchors are elsewhere. */
  anchors: Set<string> | null
}

/** Text of a copy with the passages that records use marked, and what is withheld named as such. */
export const CopyWords = ({ pieces, anchors }: Props) =>
  pieces.map((piece) => (
    <Piece key={piece.start} piece={piece} anchor={anchors && anchorOf(piece, anchors)} />
  ))

/** The id of the first piece of a passage. */
function anchorOf({ used }: CopyPiece, seen: Set<string>): string | null {
  if (!used || seen.has(used.passageId)) return null
  seen.add(used.passageId)
  return `passage-${used.passageId}`
}

function Piece({ piece: { text, used, isWithheld }, anchor }: { piece: CopyPiece; anchor: string | null }) {
  const shown: ReactNode = isWithheld ? <span className="text-quiet">{text}</span> : text
  return used ? <mark id={anchor ?? undefined}>{shown}</mark> : shown
}

/** Links to the records that use these passages. */
export function UsedBy({ used }: { used: readonly PageUse[] }) {
  const to = useAddress()
  return used.map(({ passageId, records }) => (
    <p key={passageId} className="mt-3">
      {records.map(({ slug, title, earlier, statement }) => (
        <a
          key={`${slug} ${statement}`}
          dir="auto"
          href={to(`/records/${slug}${earlier === null ? '' : `/editions/${earlier}`}#how-${statement}`)}
          className="link me-4 inline-block py-0.5"
        >
          {title}
        </a>
      ))}
    </p>
  ))
}
