import NextAuth from 'next-auth'
import { fromOwnOrigin } from '@/app/api/origin'
import { sessionOptions } from '@/lib/auth'
import { memberProvider } from '@/lib/members/provider'

const handler: (request: Request, context: unknown) => Promise<Response> = NextAuth({
  ...sessionOptions,
  providers: [memberProvider],
})

export { handler as GET }

export function POST(request: Request, context: unknown) {
  return fromOwnOrigin(request, () => handler(request, context))
}
