import { answer, smallJson } from '@/app/api/answer'
import { lookUp } from '@/lib/sources/lookups/look-up'

/** POST { text }: what a registry says of a DOI or an ISBN, or a page of its address, for a person to look at. Writes nothing. */
export function POST(request: Request) {
  return answer(request, async (actor) => lookUp(actor, await smallJson(request)))
}
