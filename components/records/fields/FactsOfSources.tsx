'use client'

import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { useTranslations } from 'next-intl'
import { useFactsOf } from '@/components/citing/record-facts'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { useSettledText } from '@/components/editor/use-settled-text'
import { Button } from '@/components/ui/Button'
import { chainSchema } from '@/lib/text/chain'

/** The original sources of the text with true where they were seen, in the order of first use. */
function originalsOf(doc: Node): Map<string, boolean> {
  const originals = new Map<string, boolean>()
  doc.descendants(({ attrs }) => {
    const chain = 'chain' in attrs ? chainSchema.safeParse(attrs.chain).data : null
    const first = chain?.[0]
    if (first) originals.set(first.sourceId, originals.get(first.sourceId) || first.access !== 'NOT_SEEN')
  })
  return originals
}

/** What the cited sources say of the fields that the record leaves empty, each with a button that takes it over. Nothing is replaced. */
export function FactsOfSources({ editor, shelf }: { editor: Editor; shelf: SourceShelf }) {
  const t = useTranslations('citing.facts')
  const factsOf = useFactsOf()
  const originals = useSettledText(editor, originalsOf, () => originalsOf(editor.state.doc))
  const proposals = [...originals].flatMap(([id, isSeen]) => {
    const proposed = factsOf(shelf.get(id), isSeen)
    return proposed ? [{ id, ...proposed }] : []
  })
  if (proposals.length === 0) return null
  return (
    <ul className="space-y-3">
      {proposals.map(({ id, lines, fill }) => (
        <li key={id} className="rounded border border-line bg-panel px-3 py-2 text-sm">
          <p className="font-medium">{t('title', { source: shelf.labelOf(id) })}</p>
          <ul className="my-1">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Button look="secondary" small onClick={fill}>
            {t('take')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
