import type { NextRequest } from 'next/server'
import { registerFile } from '@/app/(archive)/register-file'

/** The register as CSV, with the filters and the order of its page. */
export const GET = (request: NextRequest) => registerFile('register', request.nextUrl.searchParams)
