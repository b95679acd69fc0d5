import type { NextRequest } from 'next/server'
import { pathOfCollection } from '@/lib/collections/shown'
import type { Translator } from '@/lib/messages/translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import { namePath } from '@/lib/search/name-kinds'
import { type Suggestion, suggestionsFor } from '@/lib/search/suggestions'
import { getAddress, getTranslator } from '@/lib/settings/language'

export const dynamic = 'force-dynamic'

function lineOf(suggestion: Suggestion, t: Translator): { what: string; path: string } {
  switch (suggestion.of) {
    case 'NAME': {
      const { kind, key } = suggestion
      return { what: t(`archive.names.one.${kind}`), path: namePath(kind, key) }
    }
    case 'COLLECTION':
      return { what: t('archive.collections.one'), path: pathOfCollection(suggestion.slug) }
    case 'RECORD':
      return { what: t(kindLabel(suggestion.kind)), path: `/records/${suggestion.slug}` }
  }
}

/** GET ?q=: what a search form suggests while a reader types, as the script beside it shows it (components/archive/finding/suggesting.ts). */
export async function GET(request: NextRequest): Promise<Response> {
  const [t, to, found] = await Promise.all([
    getTranslator(),
    getAddress(),
    suggestionsFor(request.nextUrl.searchParams.get('q') ?? ''),
  ])
  const suggestions = found.map((suggestion) => {
    const { what, path } = lineOf(suggestion, t)
    return { text: suggestion.text, what, href: to(path) }
  })
  return Response.json(
    { suggestions, found: t('archive.search.suggestions', { count: suggestions.length }) },
    { headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } },
  )
}
