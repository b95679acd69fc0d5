import { addressOf } from '@/app/address'
import { inReach } from '@/app/in-reach'
import { formatDate } from '@/lib/dates'
import { csvAnswer } from '@/lib/exchange/csv'
import { formatQuantity } from '@/lib/figures/sentence'
import type { Translator } from '@/lib/messages/translator'
import { figureRows } from '@/lib/search/figures'
import { getTranslator } from '@/lib/settings/language'

const columns = [
  ...([
    'event',
    'measure',
    'population',
    'place',
    'number',
    'statedBy',
    'asOf',
    'record',
    'address',
  ] as const),
]

async function* linesOf(t: Translator) {
  yield columns.map((column) => t(`archive.compared.columns.${column}`))
  for await (const {
    event,
    measure,
    population,
    place,
    quantity,
    statedBy,
    asOf,
    title,
    slug,
  } of figureRows())
    yield [
      ...[event.name, measure, population, place?.name ?? '', formatQuantity(quantity, t), statedBy.name],
      ...[asOf ? formatDate(asOf, t) : '', title, addressOf(`/records/${slug}`)],
    ]
}

/** All figures of the archive as CSV. */
export const GET = (): Promise<Response> =>
  inReach(async () => csvAnswer('figures', linesOf(await getTranslator())))
