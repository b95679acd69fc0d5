'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type MouseEvent, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { CopyPane, InCopyPane } from '@/components/citing/CopyPane'
import { Disclosure } from '@/components/ui/Disclosure'
import { pairedSince } from '@/lib/records/translating/blocks'
import { originalNumbers, originalNumbersKey, typesOf } from './original-numbers'

type Props = {
  editor: Editor | null
  /** The blocks of the original (OriginalBlocks). */
  children: ReactNode
}

const blocksIn = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('[data-original-block]')]

const followedSchema = z.array(z.string()).catch([])

/** The block of the original that each block of the translation belongs to. */
function pairsOf(root: HTMLElement, types: readonly string[]) {
  const { followed = '[]' } = root.querySelector<HTMLElement>('[data-followed]')?.dataset ?? {}
  const was = blocksIn(root).map(({ dataset }) => (dataset.was ? Number(dataset.was) : null))
  return pairedSince(followedSchema.parse(JSON.parse(followed)), was, types)
}

/** The block of the translation that is the first in view. */
function firstInView(editor: Editor): number {
  const head = document.querySelector('.editor-tools')?.getBoundingClientRect().bottom ?? 0
  const index = [...editor.view.dom.children].findIndex(
    (block) => block.getBoundingClientRect().bottom > head,
  )
  return Math.max(0, index)
}

/** The block with the cursor. */
const atCursor = ({ state }: Editor) => state.selection.$from.index(0)

/** The block with the cursor while it is in view, else the first in view. */
function inView(editor: Editor): number {
  const index = atCursor(editor)
  const { top = -1, bottom = -1 } = editor.view.dom.children[index]?.getBoundingClientRect() ?? {}
  return bottom > 0 && top < window.innerHeight ? index : firstInView(editor)
}

/** Marks the original's block that belongs to the one with the cursor, and shows the one that belongs to another beside it. */
function show(root: HTMLElement, editor: Editor, index: number) {
  const pairs = pairsOf(root, typesOf(editor.state.doc))
  const blocks = blocksIn(root)
  for (const [place, block] of blocks.entries()) {
    if (place === pairs[atCursor(editor)]) block.setAttribute('aria-current', 'true')
    else block.removeAttribute('aria-current')
  }
  const at = pairs[index]
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
  const pane = use(CopyPane)
  const isBeside = pane !== null
  const isPlaced = pane?.place != null
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
    const onSelect = () => later(() => atCursor(editor))
    const onScroll = () => later(() => inView(editor))
    editor.on('selectionUpdate', onSelect)
    window.addEventListener('scroll', onScroll, { passive: true })
    const numbers = originalNumbers((types) => (root.current ? pairsOf(root.current, types) : []))
    editor.registerPlugin(numbers)
    return () => {
      cancelAnimationFrame(frame)
      if (!editor.isDestroyed) editor.unregisterPlugin(originalNumbersKey)
      editor.off('selectionUpdate', onSelect)
      window.removeEventListener('scroll', onScroll)
    }
  }, [editor])
  // The original is shown in another version, or for the first time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown decides the numbers
  useEffect(() => {
    if (editor && !editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(originalNumbersKey, true))
  }, [editor, children, isPlaced])
  const go = ({ target }: MouseEvent) => {
    const block =
      target instanceof Element
        ? target.closest('[data-go]')?.closest<HTMLElement>('[data-original-block]')
        : null
    if (!block || !editor || !root.current) return
    const number = Number(block.dataset.originalBlock)
    const { doc } = editor.state
    const own = pairsOf(root.current, typesOf(doc)).indexOf(number)
    say(own >= 0 ? '' : t('noTranslation', { number: number + 1 }))
    if (own < 0) return
    const position = doc.children.slice(0, own).reduce((sum, { nodeSize }) => sum + nodeSize, 1)
    editor.chain().setTextSelection(position).focus().scrollIntoView().run()
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
