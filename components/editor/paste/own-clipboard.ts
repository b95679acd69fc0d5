import { DOMSerializer, type Fragment, type Schema } from '@tiptap/pm/model'

const MARK = 'data-stele-text'

/** Writes what is copied from a text so that a paste into another text knows it: it has what the schema has, and is taken as it is. */
export class OwnSerializer extends DOMSerializer {
  static of(schema: Schema): OwnSerializer {
    const { nodes, marks } = DOMSerializer.fromSchema(schema)
    return new OwnSerializer(nodes, marks)
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const written = super.serializeFragment(fragment, options, target)
    if (!target) written.firstElementChild?.setAttribute(MARK, '')
    return written
  }
}

/** True when a copied page was copied from a text of an archive. */
export const isOwn = (page: Document): boolean => page.body.querySelector(`[${MARK}]`) !== null
