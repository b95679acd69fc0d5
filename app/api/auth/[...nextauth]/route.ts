import NextAuth from 'next-auth'
import { sessionOptions } from '@/lib/auth'
import { memberProvider } from '@/lib/members/provider'

const handler = NextAuth({ ...sessionOptions, providers: [memberProvider] })

export { handler as GET, handler as POST }
