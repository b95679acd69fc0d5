import { answer, smallJson } from '@/app/api/answer'
import { addLinkedImage } from '@/lib/media/linked'

/** POST { address, language }: fetches an image from the web into the media library, for a member who asked for it. */
export function POST(request: Request) {
  return answer(request, async (actor) => addLinkedImage(actor, await smallJson(request)))
}
