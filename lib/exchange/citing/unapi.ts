import 'server-only'
import { cslOf } from '@/lib/editions/evidence'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { citedSource } from '@/lib/editions/sources'
import { numberIn } from '@/lib/input'
import { SLUG_PATTERN } from '@/lib/messages/public-address'
import type { Translator } from '@/lib/messages/translator'
import { kindOf } from '@/lib/records/kinds'
import type { ArchiveSettings } from '@/lib/settings/schema'
import type { Addressing } from '../statements'
import { itemOfEdition } from './item'
import type { UnapiItem } from './unapi-formats'

const identifier = new RegExp(String.raw`^records/(${SLUG_PATTERN})(?:/editions/(\d{1,9}))?$`)

/**
 * The item of this unAPI identifier, the path of its page without the first slash: a record, an edition or a source. Null when readers can't open
 * it.
 */
export async function unapiItem(
  id: string,
  archive: ArchiveSettings,
  addressOf: Addressing,
  t: Translator,
): Promise<UnapiItem | null> {
  const [, slug, edition] = identifier.exec(id) ?? []
  if (slug) {
    const number = edition ? numberIn(edition) : null
    const found = edition ? number && (await editionBySlug(slug, number)) : await liveEdition(slug)
    if (!found) return null
    return { item: itemOfEdition(found, archive, addressOf, t), zoteroType: kindOf(found.kind).zoteroType }
  }
  const [, sourceId] = /^sources\/([0-9a-f-]{36})$/.exec(id) ?? []
  const found = sourceId ? await citedSource(sourceId) : null
  return found && { item: cslOf(found.source), zoteroType: null }
}
