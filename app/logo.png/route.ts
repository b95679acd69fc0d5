import { readLogo } from '@/lib/settings/logo'

export const dynamic = 'force-dynamic'

/** The archive's logo: always a PNG that the archive encoded itself. Its address changes with the image. */
export async function GET(request: Request): Promise<Response> {
  const logo = await readLogo()
  if (!logo) return new Response(null, { status: 404 })
  const isCurrent = new URL(request.url).searchParams.get('v') === logo.sha256.slice(0, 16)
  return new Response(logo.bytes, {
    headers: {
      'Content-Type': 'image/png',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}
