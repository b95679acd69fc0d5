import { answer, smallJson } from '@/app/api/answer'
import { sourcesById } from '@/lib/sources/queries'
import { addStatement } from '@/lib/sources/statements'

/** POST { id, authorityId }: 201 with what this name said, as a source that is known by name only. The same id sent again makes no second one. */
export function POST(request: Request) {
  return answer(
    request,
    async (actor, t) => {
      const { id } = await addStatement(actor, await smallJson(request))
      const [made] = await sourcesById(actor, [id], t)
      return made
    },
    201,
  )
}
