import type { Translator } from '@/lib/messages/translator'
import { type Kind, kinds } from '@/lib/records/kinds'
import { kindShort } from '@/lib/records/kinds/labels'
import { registers } from '@/lib/search/register-columns'

/** The register of a kind; the list of its records where it has none. */
const pathOfKind = ({ id, register }: Kind) => (register ? registers[register].path : `/records?kind=${id}`)

/** The links of the header, in their order: one for each kind of record, then the other ways into the archive. */
export const navigation = (t: Translator, hasCollections: boolean): { href: string; label: string }[] => [
  ...kinds.map((kind) => ({ href: pathOfKind(kind), label: t(kindShort(kind.id)) })),
  ...(hasCollections ? [{ href: '/collections', label: t('archive.collections.title') }] : []),
  { href: '/timeline', label: t('archive.timeline.title') },
  { href: '/sources', label: t('archive.record.sources') },
  { href: '/figures', label: t('archive.figures.title') },
  { href: '/names', label: t('archive.names.title') },
]
