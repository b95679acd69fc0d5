import type { Translator } from '@/lib/messages/translator'
import { kinds } from '@/lib/records/kinds'
import { kindPlural } from '@/lib/records/kinds/labels'

/** The links of the header, in their order: one for each kind of record, then the other ways into the archive. */
export const navigation = (t: Translator): { href: string; label: string }[] => [
  ...kinds.map(({ id }) => ({ href: `/records?kind=${id}`, label: t(kindPlural(id)) })),
]
