import { themePath } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

export const dynamic = 'force-dynamic'

/** The archive's own accent colour over that of app/tokens.css, on screens only. Its address changes with the colour. */
export async function GET(request: Request): Promise<Response> {
  const settings = await archiveSettings()
  const { accent, accentDark } = settings
  const css = accent
    ? `@media screen{:root:root{--accent:${accent}}}\n@media screen and (prefers-color-scheme:dark){:root:root{--accent:${accentDark}}}\n`
    : ''
  const isCurrent = request.url.endsWith(themePath(settings) ?? ' ')
  return new Response(css, {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}
