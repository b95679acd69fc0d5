import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import type { KnownThrough } from '@/lib/text/chain'
import { dateOf, titleOf } from './parts'
import { filled, italic, join, plain, type Run } from './runs'
import { styleOf } from './styles'

const textIn = (value: unknown) => (typeof value === 'string' ? value : '')

/** The name of a source within a sentence: a newspaper by its name and date, any other source by its short title or title. */
export function shortName(item: CslItem, t: Translator): Run[] {
  const container = textIn(item['container-title'])
  if (styleOf(item).form === 'PRESS' && container)
    return join([italic(container), plain(dateOf(item, 'issued', t))], ', ')
  const short = textIn(item['title-short'])
  const title = short ? titleOf({ ...item, title: short }, t) : titleOf(item, t)
  return title.length > 0 ? title : plain(t('citations.unknownSource'))
}

/** "The Morning Post, 14 March 1992, as cited in A note": the sources of a chain by their short names. */
export const shortChain = (items: readonly CslItem[], known: KnownThrough, t: Translator): Run[] =>
  items
    .map((item) => shortName(item, t))
    .reduceRight(
      (through, cited) => (through.length > 0 ? filled(`citations.${known}`, { cited, through }, t) : cited),
      [],
    )
