'use client'

import type { SourceShelf } from '@/components/citing/source-shelf'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { BodyCopy } from './BodyCopy'
import type { KeptText } from './kept-texts'
import { timeOf } from './save-words'

type Props = {
  copies: readonly KeptText[]
  onForget: (text: KeptText) => void
  kind: string
  shelf: SourceShelf
}

/** Texts that were laid aside: to read, to copy from, to forget. They are kept in this browser until then. */
export function KeptCopies({ copies, onForget, ...known }: Props) {
  if (copies.length === 0) return null
  return (
    <section
      aria-label="Copies laid aside"
      className="my-4 space-y-2 rounded border border-edge bg-panel px-4 py-3"
    >
      {copies.map((copy) => (
        <Disclosure key={copy.key} summary={`Your copy of ${timeOf(copy.keptAt)}, kept in this browser`}>
          <p className="mb-2">
            Select what you need, copy it and paste it into the text: quotations stay quotations.
          </p>
          <BodyCopy content={copy.content} {...known} />
          <Button look="secondary" small className="mt-2" onClick={() => onForget(copy)}>
            Forget this copy
          </Button>
        </Disclosure>
      ))}
    </section>
  )
}
