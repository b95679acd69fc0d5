import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import type { NodeView } from '@tiptap/pm/view'
import { Window } from 'happy-dom'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fileView } from '@/components/editor/media/file-view'
import { imageView } from '@/components/editor/media/image-view'
import { quotationView, sensitiveView, type ViewContext } from '@/components/editor/node-views'
import { bodySchema } from '@/lib/text/schema'
import { english } from '@/tests/support/english'
import { chainOf, quotation } from '@/tests/support/factories/pure'

beforeAll(() => {
  const window = new Window()
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', window.document)
})
afterAll(() => vi.unstubAllGlobals())

const listeners = new Set<() => void>()
const names = { now: 'First source' }
const opened: unknown[] = []
const context = {
  t: english,
  shelf: {
    citedAs: () => names.now,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  },
  open: (subject: unknown) => opened.push(subject),
  openWarning: (at: unknown) => opened.push(at),
  openMedia: (block: string, at: unknown) => opened.push([block, at]),
} as unknown as ViewContext

/** A view of this node at position 7, with the text of its button. */
function shown(make: (context: ViewContext) => unknown, node: Node) {
  const render = make(context) as (props: unknown) => NodeView
  const view = { state: EditorState.create({ schema: bodySchema }) }
  const { dom, ...rest } = render({ node, view, getPos: () => 7 })
  const button = (dom as HTMLElement).querySelector('button')
  return { ...rest, press: () => button?.click(), label: () => button?.textContent }
}

const node = (type: string, attributes: object) => bodySchema.nodeFromJSON({ type, attrs: attributes })
const sha256 = 'a'.repeat(64)

it('a quotation is drawn again when it or its source changes', () => {
  const quoted = (id: string) => {
    return bodySchema.nodeFromJSON(quotation({ id, chain: chainOf({ id }) }, 'We left.'))
  }
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]
  const { update, destroy, press, label } = shown(quotationView, quoted(one))
  expect(label()).toContain('First source')
  names.now = 'Renamed source'
  for (const listener of listeners) listener()
  expect(label()).toContain('Renamed source')
  expect(update?.(node('sensitive', { warning: 'Injuries' }), [], null as never)).toBe(false)
  expect(update?.(quoted(other), [], null as never)).toBe(true)
  press()
  expect(opened.splice(0)).toEqual([{ type: 'quotation', id: other }])
  destroy?.()
  expect(listeners.size).toBe(0)
})

it.each([
  ['a content warning', sensitiveView, node('sensitive', { warning: 'Injuries' }), 7],
  ['an image', imageView, node('image', { sha256, width: 4, height: 3 }), ['image', 7]],
] as const)('the button of %s opens it where it is', (_, make, first, where) => {
  const { update, press } = shown(make, first)
  expect(update?.(first, [], null as never)).toBe(true)
  press()
  expect(opened.splice(0)).toEqual([where])
})

it('a file of another type gets another view', () => {
  const file = (mediaType: string, title: string) => node('file', { sha256, mediaType, size: 9, title })
  const { update, press, label } = shown(fileView, file('audio/mpeg', 'Interview'))
  expect(update?.(file('audio/mpeg', 'Other'), [], null as never)).toBe(true)
  expect(label()).toBe(english('editor.file.missing'))
  expect(update?.(file('application/pdf', 'Letter'), [], null as never)).toBe(false)
  press()
  expect(opened.splice(0)).toEqual([['file', 7]])
})
