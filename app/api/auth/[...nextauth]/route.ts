import NextAuth from 'next-auth'
import { fromOwnOrigin } from '@/app/api/origin'
import { authOptions } from '../options'

const handler: (request: Request, context: unknown) => Promise<Response> = NextAuth(authOptions())

export { handler as GET }

export function POST(request: Request, context: unknown) {
  return fromOwnOrigin(request, () => handler(request, context))
}
