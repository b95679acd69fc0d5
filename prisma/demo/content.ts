import type { AuthorityName } from '@/lib/authorities/schema'
import type { AddedMedia } from '@/lib/media/commands'
import { kindOf } from '@/lib/records/kinds'
import { newId } from '@/lib/text'
import type { Chain, Hop } from '@/lib/text/chain'
import type { DemoBlock, DemoFigure, DemoNote, DemoRecord, PassageKey } from './shapes'

/** Ids of the sources, names and passages that were loaded before the records, by their keys in the demo's tables. */
export type Ground = {
  sources: ReadonlyMap<string, string>
  authorities: ReadonlyMap<string, string>
  passages: ReadonlyMap<PassageKey, Held>
  images: ReadonlyMap<'diagram', DemoImage>
}

/** An image in the media library. */
type DemoImage = Pick<AddedMedia, 'sha256' | 'width' | 'height'>

/** A passage in an archive copy, and how the citation's last hop names that copy. */
export type Held = {
  passageId: string
  source: string
  access: 'ORIGINAL_SEEN' | 'TRANSCRIPT_SEEN'
}

function need<Key>(map: ReadonlyMap<Key, string>, key: Key): string
function need<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value
function need<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key)
  if (value === undefined)
    throw new Error(`The demo archive names “${String(key)}”, which it does not define.`)
  return value
}

/** The chain through the given sources, none of them seen, to the copy that has the passage. */
function resting(
  says: PassageKey,
  via: readonly string[],
  { sources, passages }: Ground,
): { chain: Chain; passageId: string } {
  const { passageId, source, access } = need(passages, says)
  const hop = (key: string, how: Hop['access']) => ({
    sourceId: need(sources, key),
    locator: null,
    access: how,
  })
  return { passageId, chain: [...via.map((key) => hop(key, 'NOT_SEEN')), hop(source, access)] }
}

/** The text of a block, with a footnote after these words. */
function withNote({ text, note }: { text: string; note?: DemoNote }): object[] {
  if (!note) return [{ type: 'text', text }]
  const end = text.indexOf(note.after) + note.after.length
  const footnote = {
    type: 'footnote',
    attrs: { id: newId() },
    content: [{ type: 'text', text: note.text }],
  }
  return [{ type: 'text', text: text.slice(0, end) }, footnote, { type: 'text', text: text.slice(end) }]
}

/** Makes one block of a body. */
export function nodeOf(block: DemoBlock, ground: Ground, language: string): object {
  if ('heading' in block)
    return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: block.heading }] }
  if ('sensitive' in block)
    return {
      type: 'sensitive',
      attrs: { warning: block.sensitive },
      content: block.blocks.map((inner) => nodeOf(inner, ground, language)),
    }
  if ('image' in block) {
    const { image, ...about } = block
    return { type: 'image', attrs: { ...need(ground.images, image), ...about } }
  }
  if ('table' in block)
    return {
      type: 'table',
      attrs: { caption: block.caption },
      content: block.table.map((cells, index) => ({
        type: 'tableRow',
        content: cells.map((text) => ({
          type: index === 0 ? 'tableHeader' : 'tableCell',
          content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
        })),
      })),
    }
  if ('quote' in block) {
    const { mode, original = null, says, via } = block
    return {
      type: 'quotation',
      attrs: { id: newId(), mode, language, original, ...resting(says, via, ground) },
      content: [{ type: 'text', text: block.quote }],
    }
  }
  const citation = {
    type: 'citation',
    attrs: { id: newId(), ...resting(block.says, block.via ?? ['compilation'], ground) },
  }
  return { type: 'paragraph', content: [...withNote(block), citation] }
}

/** Makes the content that `saveDraft` takes from a demo record. */
export function contentOf(record: DemoRecord, ground: Ground) {
  const { language = 'en' } = record
  const authority = (name: string): AuthorityName => ({
    name,
    authorityId: ground.authorities.get(name) ?? null,
  })

  const figureIds = new Map((record.figures ?? []).map((figure) => [figure.key, newId()]))
  const figure = ({ key, says, via, partOf, statedBy, note, place, ...rest }: DemoFigure) => ({
    ...rest,
    id: need(figureIds, key),
    event: authority('Khojaly, 25 to 26 February 1992'),
    place: authority(place ?? 'Khojaly'),
    asOf: null,
    statedBy: authority(statedBy),
    partOf: partOf === undefined ? null : need(figureIds, partOf),
    note: note ?? '',
    ...resting(says, via, ground),
  })

  const fields = Object.fromEntries(
    Object.entries(record.fields).map(([name, value]) => [
      name,
      // The tables of the demo name an authority by its name.
      kindOf(record.kind).form[name]?.input === 'authority' && typeof value === 'string'
        ? authority(value)
        : value,
    ]),
  )
  const timeline = record.timeline?.map(({ says, ...event }) => ({
    ...event,
    id: newId(),
    ...resting(says, ['compilation'], ground),
  }))

  return {
    title: record.title,
    ...(record.titleIsSupplied && { titleIsSupplied: record.titleIsSupplied }),
    summary: record.summary,
    language,
    contentWarning: record.contentWarning ?? null,
    warningIsNotice: true,
    fields: { ...fields, ...(timeline && { timeline }) },
    body: { type: 'doc', content: record.body.map((block) => nodeOf(block, ground, language)) },
    figures: (record.figures ?? []).map(figure),
  }
}
