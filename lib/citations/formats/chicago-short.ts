import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { personName } from '@/lib/sources/person-name'
import type { Locator } from '@/lib/text/chain'
import { said } from '../parts'
import type { Run } from '../runs'
import { shortName } from '../short-name'
import { styleOf } from '../styles'
import { chicagoLocator, listed, titleOf } from './chicago'
import { lineOf } from './line'

/** The item as a later note names it: family names, short title and the place in it (14.30); a work without a title by its newspaper and date. */
export function chicagoShortNote(item: CslItem, locator: Locator | null, t: Translator): Run[] {
  const families = cslNamesIn(item.author).map((name) => name.family ?? personName(name))
  const body = styleOf(item).form === 'ACT' ? said(item, 'publisher') : ''
  const title = said(item, 'title-short') || said(item, 'title')
  return lineOf(
    [
      listed(families, 3, t) || body,
      title ? titleOf({ ...item, title }, ',', t) : shortName(item, t),
      locator && chicagoLocator(locator, t),
    ],
    ',',
  )
}
