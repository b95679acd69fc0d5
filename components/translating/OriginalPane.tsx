'use client'

import './original.css'
import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type MouseEvent, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { CopyPane, InCopyPane } from '@/components/citing/CopyPane'
import { Disclosure } from '@/components/ui/Disclosure'
import { pairedSince } from '@/lib/records/translating/blocks'
import { drawNumbers, firstEndingBelow, type Pairs, rememberedPairs, typesOf } from './original-numbers'

type Props = {
  editor: Editor | null
  /** The blocks of the original (OriginalBlocks). */
  children: ReactNode
}

const blocksIn = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('[data-original-block]')]

const followedSchema = z.array(z.string()).catch([])

/** The block of the original that each block of the translation belongs to. */
function pairsOf(root: HTMLElement, blocks: readonly HTMLElement[], types: readonly string[]): Pairs {
  const { followed = '[]' } = root.querySelector<HTMLElement>('[data-followed]')?.dataset ?? {}
  const was = blocks.map(({ dataset }) => (dataset.was ? Number(dataset.was) : null))
  return pairedSince(followedSchema.parse(JSON.parse(followed)), was, types)
}

/** The block of the translation that is the first in view. */
function firstInView(editor: Editor): number {
  const head = document.querySelector('.editor-tools')?.getBoundingClientRect().bottom ?? 0
  const { children } = editor.view.dom
  const first = firstEndingBelow(
    head,
    children.length,
    (index) => children[index]?.getBoundingClientRect().bottom,
  )
  return first < children.length ? first : 0
}

/** The block with the cursor. */
const atCursor = ({ state }: Editor) => state.selection.$from.index(0)

/** The block with the cursor while it is in view, else the first in view. */
function inView(editor: Editor): number {
  const index = atCursor(editor)
  const { top = -1, bottom = -1 } = editor.view.dom.children[index]?.getBoundingClientRect() ?? {}
  return bottom > 0 && top < window.innerHeight ? index : firstInView(editor)
}

/** Scrolls the original so that one of its blocks is beside a block of the translation. */
function align(block: HTMLElement, own: Element) {
  const pane = block.closest('.editor-copy')
  if (pane)
    pane.scrollTop +=
      block.getBoundingClientRect().top -
      Math.max(own.getBoundingClientRect().top, pane.getBoundingClientRect().top)
}

/**
 * Numbers the blocks of the translation, marks the block of the original that belongs to the one with the cursor, and scrolls the original along.
 * Returns how to end it.
 */
function follow(root: HTMLElement, editor: Editor): () => void {
  const column = document.createElement('div')
  column.className = 'original-numbers'
  column.setAttribute('aria-hidden', 'true')
  let blocks: readonly HTMLElement[] = []
  let marked: HTMLElement | null = null
  const pairsIn = rememberedPairs((types) => pairsOf(root, blocks, types))
  let frame = 0
  let beside: (() => number) | null = null
  const draw = () => {
    if (editor.isDestroyed) return
    if (blocks.length === 0) blocks = blocksIn(root)
    if (blocks.length === 0) return
    const pairs = pairsIn(editor.state.doc)
    const blockOf = (index: number) => blocks[pairs[index] ?? -1] ?? null
    const current = blockOf(atCursor(editor))
    if (marked !== current) marked?.removeAttribute('aria-current')
    current?.setAttribute('aria-current', 'true')
    marked = current
    const index = beside?.()
    beside = null
    const block = index === undefined ? null : blockOf(index)
    const own = index === undefined ? null : editor.view.dom.children[index]
    if (block && own) align(block, own)
    drawNumbers(column, editor.view.dom, pairs)
  }
  const later = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(draw)
  }
  const onSelect = () => {
    beside = () => atCursor(editor)
    later()
  }
  const onScroll = () => {
    beside = () => inView(editor)
    later()
  }
  const size = new ResizeObserver(later)
  size.observe(editor.view.dom)
  editor.on('update', later)
  editor.on('selectionUpdate', onSelect)
  window.addEventListener('scroll', onScroll, { passive: true })
  window.addEventListener('resize', later)
  later()
  return () => {
    cancelAnimationFrame(frame)
    size.disconnect()
    editor.off('update', later)
    editor.off('selectionUpdate', onSelect)
    window.removeEventListener('scroll', onScroll)
    window.removeEventListener('resize', later)
    marked?.removeAttribute('aria-current')
    column.remove()
  }
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
  // The original is shown in another version, in another place, or for the first time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown decides the numbers
  useEffect(
    () => (editor && !editor.isDestroyed && root.current ? follow(root.current, editor) : undefined),
    [editor, children, isPlaced, isBeside],
  )
  const go = ({ target }: MouseEvent) => {
    const block =
      target instanceof Element
        ? target.closest('[data-go]')?.closest<HTMLElement>('[data-original-block]')
        : null
    if (!block || !editor || !root.current) return
    const number = Number(block.dataset.originalBlock)
    const { doc } = editor.state
    const own = pairsOf(root.current, blocksIn(root.current), typesOf(doc)).indexOf(number)
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
  return (
    <InCopyPane>
      {isBeside ? (
        blocks
      ) : (
        <div className="original-folded">
          <Disclosure summary={t('label')}>{blocks}</Disclosure>
        </div>
      )}
    </InCopyPane>
  )
}
