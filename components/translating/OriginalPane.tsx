'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type MouseEvent, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { CopyPane, InCopyPane } from '@/components/citing/CopyPane'
import { Disclosure } from '@/components/ui/Disclosure'
import { pairedBlocks } from '@/lib/records/translating/blocks'

type Props = {
  editor: Editor | null
  /** The blocks of the original (OriginalBlocks). */
  children: ReactNode
}

const blocksIn = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('[data-original-block]')]

/** The positions and types of the blocks of the translation. */
function blocksOf({ state }: Editor) {
  const blocks: { type: string; position: number }[] = []
  state.doc.forEach((node, position) => {
    blocks.push({ type: node.type.name, position })
  })
  return blocks
}

const pairsOf = (root: HTMLElement, editor: Editor) =>
  pairedBlocks(
    blocksIn(root).map(({ dataset }) => dataset.type ?? ''),
    blocksOf(editor).map(({ type }) => type),
  )

/** The block of the translation that is the first in view. */
function firstInView(editor: Editor): number {
  const head = document.querySelector('.editor-tools')?.getBoundingClientRect().bottom ?? 0
  const index = [...editor.view.dom.children].findIndex(
    (block) => block.getBoundingClientRect().bottom > head,
  )
  return Math.max(0, index)
}

/** Shows the original's block that belongs to one of the translation: marked, and beside it where both have a pane. */
function show(root: HTMLElement, editor: Editor, index: number) {
  const at = pairsOf(root, editor)[index]
  const blocks = blocksIn(root)
  for (const [place, block] of blocks.entries()) {
    if (place === at) block.setAttribute('aria-current', 'true')
    else block.removeAttribute('aria-current')
  }
  const block = at == null ? null : blocks[at]
  const own = editor.view.dom.children[index]
  const pane = root.closest('.editor-copy')
  if (block && own && pane)
    pane.scrollTop +=
      block.getBoundingClientRect().top -
      Math.max(own.getBoundingClientRect().top, pane.getBoundingClientRect().top)
}

/**
 * The original beside the text on a wide screen, and folded above it elsewhere. It scrolls with the text, marks the block that the cursor's block
 * translates, and each of its blocks leads to its translation.
 */
export function OriginalPane({ editor, children }: Props) {
  const t = useTranslations('editor.original')
  const isBeside = use(CopyPane) !== null
  const root = useRef<HTMLElement>(null)
  const [said, say] = useState('')
  useEffect(() => {
    if (!editor) return
    let frame = 0
    const later = (find: () => number) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        if (root.current && !editor.isDestroyed) show(root.current, editor, find())
      })
    }
    const atCursor = () => later(() => editor.state.selection.$from.index(0))
    const onScroll = () => later(() => firstInView(editor))
    editor.on('selectionUpdate', atCursor)
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      editor.off('selectionUpdate', atCursor)
      window.removeEventListener('scroll', onScroll)
    }
  }, [editor])
  const go = ({ target }: MouseEvent) => {
    const block =
      target instanceof Element
        ? target.closest('[data-go]')?.closest<HTMLElement>('[data-original-block]')
        : null
    if (!block || !editor || !root.current) return
    const number = Number(block.dataset.originalBlock)
    const own = blocksOf(editor)[pairsOf(root.current, editor).indexOf(number)]
    say(own ? '' : t('noTranslation', { number: number + 1 }))
    if (own)
      editor
        .chain()
        .setTextSelection(own.position + 1)
        .focus()
        .scrollIntoView()
        .run()
  }
  const blocks = (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons in it are what is pressed, by keys too
    <section ref={root} aria-label={t('label')} onClick={go} className="original-blocks">
      {children}
      <p role="status" className="sticky bottom-0 bg-paper py-2 text-sm empty:hidden">
        {said}
      </p>
    </section>
  )
  return <InCopyPane>{isBeside ? blocks : <Disclosure summary={t('label')}>{blocks}</Disclosure>}</InCopyPane>
}
