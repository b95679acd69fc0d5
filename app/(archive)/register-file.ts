import { addressOf } from '@/app/address'
import { inReach } from '@/app/in-reach'
import { cellText } from '@/components/archive/finding/register-cells'
import { csvAnswer } from '@/lib/exchange/csv'
import type { Translator } from '@/lib/messages/translator'
import { type RegisterId, registers } from '@/lib/search/register-columns'
import { type RegisterAsked, registerAsked, registerRows } from '@/lib/search/registers'
import { getTranslator, interfaceLanguage } from '@/lib/settings/language'

async function* linesOf(id: RegisterId, asked: RegisterAsked, t: Translator) {
  const columns = [...registers[id].columns, ...registers[id].fileColumns]
  const heads = columns.map((column) => t(`archive.register.columns.${column}`))
  yield [
    ...heads,
    t('archive.register.columns.edtf'),
    t('archive.register.columns.summary'),
    t('archive.register.columns.address'),
  ]
  for await (const row of registerRows(id, asked, await interfaceLanguage()))
    yield [
      ...columns.map((column) => cellText(id, column, row, t)),
      ...[row.date?.edtf ?? '', row.summary, addressOf(`/records/${row.slug}`)],
    ]
}

/** All rows of a register as CSV. */
export const registerFile = (id: RegisterId, query: URLSearchParams): Promise<Response> =>
  inReach(async () => {
    const t = await getTranslator()
    return csvAnswer(id, linesOf(id, registerAsked(id, Object.fromEntries(query)), t))
  })
