import { createElement, Fragment } from 'react'
import { piecesOf } from '@/lib/text/pieces'
import { nextTurn } from '@/lib/workers/turns'
import { placesIn, RichText, type RichTextProps } from './RichText'

/** A piece waits for its turn, so that the server answers others between two pieces. */
async function Piece({ turn, ...props }: RichTextProps & { turn: number }) {
  for (let before = 0; before < turn; before += 1) await nextTurn()
  return <RichText {...props} />
}

/** A body as `RichText` shows it, for server components: a very long one is rendered piece by piece. */
export function LongText(props: Omit<RichTextProps, 'places'>) {
  const pieces = piecesOf(props.document)
  if (pieces.length === 1) return <RichText {...props} />
  const places = placesIn(props.document)
  const inTurn = pieces.map((piece, turn) =>
    createElement(Piece, { ...props, document: piece, places, turn }),
  )
  return createElement(Fragment, null, ...inTurn)
}
