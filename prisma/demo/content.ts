import type { AuthorityName } from '@/lib/authorities/schema'
import { kindOf } from '@/lib/records/kinds'
import { newId } from '@/lib/text'
import type { Chain } from '@/lib/text/chain'
import type { StatementKey } from './note'
import type { DemoBlock, DemoFigure, DemoRecord } from './shapes'

/** Ids of the sources, names and passages that were loaded before the records, by their keys in the demo's tables. */
export type Ground = {
  sources: ReadonlyMap<string, string>
  authorities: ReadonlyMap<string, string>
  /** The passages of the note, one per statement. */
  passages: ReadonlyMap<StatementKey, string>
}

/** Makes the content that `saveDraft` takes from a demo record. */
export function contentOf(record: DemoRecord, ground: Ground) {
  const need = <Key>(map: ReadonlyMap<Key, string>, key: Key) => {
    const id = map.get(key)
    if (id === undefined)
      throw new Error(`The demo archive names “${String(key)}”, which it does not define.`)
    return id
  }
  const authority = (name: string): AuthorityName => ({
    name,
    authorityId: ground.authorities.get(name) ?? null,
  })

  /** The chain through the given sources, none of them seen, to the statement in the note. */
  const resting = (says: StatementKey, via: readonly string[]): { chain: Chain; passageId: string } => ({
    passageId: need(ground.passages, says),
    chain: [
      ...via.map((key) => ({
        sourceId: need(ground.sources, key),
        locator: null,
        access: 'NOT_SEEN' as const,
      })),
      { sourceId: need(ground.sources, 'note'), locator: null, access: 'ORIGINAL_SEEN' as const },
    ],
  })

  const node = (block: DemoBlock): object => {
    if ('heading' in block)
      return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: block.heading }] }
    if ('sensitive' in block)
      return { type: 'sensitive', attrs: { warning: block.sensitive }, content: block.blocks.map(node) }
    if ('quote' in block)
      return {
        type: 'quotation',
        attrs: { id: newId(), mode: block.mode, language: 'en', ...resting(block.says, block.via) },
        content: [{ type: 'text', text: block.quote }],
      }
    const citation = {
      type: 'citation',
      attrs: { id: newId(), ...resting(block.says, block.via ?? ['compilation']) },
    }
    return { type: 'paragraph', content: [{ type: 'text', text: block.text }, citation] }
  }

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
    ...resting(says, via),
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
    ...resting(says, ['compilation']),
  }))

  return {
    title: record.title,
    summary: record.summary,
    language: 'en',
    contentWarning: record.contentWarning ?? null,
    warningIsNotice: true,
    fields: { ...fields, ...(timeline && { timeline }) },
    body: { type: 'doc', content: record.body.map(node) },
    figures: (record.figures ?? []).map(figure),
  }
}
