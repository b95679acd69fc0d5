import type { ReactNode } from 'react'
import { useTranslator } from '@/components/ui/use-translator'
import type { SpanKind } from '@/lib/holdings/spans'

type Props = {
  kinds: readonly SpanKind[]
  /** Kinds that begin here, which are named. */
  begins: readonly SpanKind[]
  children: ReactNode
}

type Look = { element: 'span' | 'sup' | 'del' | 'ins' | 'small'; classes: string }

/** How a kind is shown. What a document doesn't show is framed; what isn't its text is grey or small. */
const looks: Readonly<Record<SpanKind, Look>> = {
  NOTE_MARKER: { element: 'sup', classes: 'text-xs text-quiet' },
  NOTE: { element: 'small', classes: 'text-base' },
  RUNNING_HEAD: { element: 'small', classes: 'text-base text-quiet' },
  RUNNING_FOOT: { element: 'small', classes: 'text-base text-quiet' },
  PAGE_NUMBER: { element: 'small', classes: 'text-base text-quiet' },
  DELETED: { element: 'del', classes: 'decoration-2' },
  INSERTED: { element: 'ins', classes: 'decoration-2 underline-offset-2' },
  HIDDEN: { element: 'span', classes: 'border border-dashed border-edge text-quiet box-decoration-clone' },
  COVERED: { element: 'span', classes: 'border border-dashed border-edge text-quiet box-decoration-clone' },
  INVISIBLE: { element: 'span', classes: '' },
  RUBY: { element: 'small', classes: 'align-super text-xs text-quiet' },
  CUE_TIME: { element: 'small', classes: 'font-mono text-xs text-quiet' },
  CELL: { element: 'span', classes: 'bg-panel box-decoration-clone' },
}

/** Kinds whose name everyone sees, because their look alone doesn't say it. */
const named: readonly SpanKind[] = ['HIDDEN', 'COVERED']
/** Kinds that need no name: what they are is in the text or above it. */
const unnamed: readonly SpanKind[] = ['CELL', 'INVISIBLE', 'CUE_TIME']

/** A stretch of the text of a copy in the look of its spans, with their names for screen readers. Names can't be selected. */
export function SpanText({ kinds: [kind, ...inner], begins, children }: Props) {
  const t = useTranslator()
  if (!kind) return children
  const { element: Element, classes } = looks[kind]
  return (
    <Element className={classes}>
      {begins.includes(kind) && !unnamed.includes(kind) && (
        <span
          lang={t.locale}
          dir="ltr"
          className={
            named.includes(kind)
              ? 'me-1 border-e border-dashed border-edge px-1 font-sans text-xs select-none'
              : 'sr-only select-none'
          }
        >
          {t(`holdings.span.${kind}`)}{' '}
        </span>
      )}
      <SpanText kinds={inner} begins={begins}>
        {children}
      </SpanText>
    </Element>
  )
}
