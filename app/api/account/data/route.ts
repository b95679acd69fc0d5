import { answer } from '@/app/api/answer'
import { ownData } from '@/lib/members/own-data'

/** GET everything that the archive holds about the member, as a file: 200; 401. */
export const GET = (request: Request) => answer(request, ownData)
