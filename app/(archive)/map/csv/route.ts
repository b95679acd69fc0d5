import { addressOf } from '@/app/address'
import { inReach } from '@/app/in-reach'
import { csvAnswer } from '@/lib/exchange/csv'
import type { Translator } from '@/lib/messages/translator'
import { namePath } from '@/lib/search/name-kinds'
import { mappedPlaces } from '@/lib/search/places'
import { getTranslator } from '@/lib/settings/language'

export const dynamic = 'force-dynamic'

async function* linesOf(t: Translator) {
  yield [
    t('archive.names.one.place'),
    t('archive.map.latitude'),
    t('archive.map.longitude'),
    t('archive.map.records'),
    t('archive.register.columns.address'),
  ]
  const { places } = await mappedPlaces()
  for (const { key, name, records, point } of places)
    yield [
      ...[name, String(point.latitude), String(point.longitude), String(records)],
      addressOf(namePath('place', key)),
    ]
}

/** The places of the map as CSV. */
export const GET = (): Promise<Response> =>
  inReach(async () => csvAnswer('map', linesOf(await getTranslator())))
