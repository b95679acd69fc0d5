'use client'

import type { SourceShelf } from '@/components/citing/source-shelf'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import { VersionText } from '../conflicts/VersionText'
import type { KeptText } from './kept-texts'
import { timeOf } from './save-messages'

type Props = {
  copies: readonly KeptText[]
  onDiscard: (text: KeptText) => void
  kind: string
  shelf: SourceShelf
}

/** The copies that this browser keeps: to read, to copy from, and to discard. */
export function KeptCopies({ copies, onDiscard, ...known }: Props) {
  const t = useTranslator()
  if (copies.length === 0) return null
  return (
    <section
      aria-label={t('editor.copies.title')}
      className="my-4 space-y-2 rounded border border-edge bg-panel px-4 py-3"
    >
      {copies.map((copy) => (
        <Disclosure key={copy.key} summary={t('editor.copies.summary', { when: timeOf(copy.keptAt, t) })}>
          <p className="mb-2">{t('editor.copies.hint')}</p>
          <VersionText content={copy.content} {...known} />
          <Button look="secondary" small className="mt-2" onClick={() => onDiscard(copy)}>
            {t('editor.copies.discard')}
          </Button>
        </Disclosure>
      ))}
    </section>
  )
}
