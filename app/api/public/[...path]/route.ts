import { preflight, publicAnswer } from '../answer'

export const OPTIONS = preflight

/** Answers 404 at every address below that has nothing, as JSON like the rest of the API. */
export const GET = (request: Request) => publicAnswer(request, async () => null)
