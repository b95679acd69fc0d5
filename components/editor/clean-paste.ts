import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { keepable } from '@/lib/text/characters'

function cleaned(fragment: Fragment): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    if (!node.isText) nodes.push(node.copy(cleaned(node.content)))
    else {
      const text = keepable(node.text ?? '')
      if (text) nodes.push(node.type.schema.text(text, node.marks))
    }
  })
  return Fragment.fromArray(nodes)
}

/**
 * Turns the lists of Word, which are paragraphs with a bullet or number marked `mso-list`, into lists of one level without losing text.
 * Returns other HTML unchanged.
 */
function wordLists(html: string): string {
  if (!html.includes('mso-list')) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const paragraph of page.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const sign = paragraph.querySelector('span[style*="mso-list:Ignore"], span[style*="mso-list: Ignore"]')
    const tag = /[\p{L}\p{N}]\s*[.)]/u.test(sign?.textContent ?? '') ? 'ol' : 'ul'
    sign?.remove()
    const item = page.createElement('li')
    item.append(...paragraph.childNodes)
    const before = paragraph.previousElementSibling
    if (before?.matches(`${tag}[data-word]`)) {
      before.append(item)
      paragraph.remove()
      continue
    }
    const list = page.createElement(tag)
    list.dataset.word = ''
    list.append(item)
    paragraph.replaceWith(list)
  }
  return page.body.innerHTML
}

/** Removes characters that can't be stored from pasted text. The schema drops unknown elements and keeps their text. */
export const CleanPaste = Extension.create({
  name: 'cleanPaste',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPastedHTML: wordLists,
        transformPasted: (slice) => new Slice(cleaned(slice.content), slice.openStart, slice.openEnd),
      },
    }),
  ],
})
