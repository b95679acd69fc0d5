import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'

/** A page about the archive that shows a media file: in its newest version, in the one that readers see, or only in an earlier one. */
export type MediaPage = { id: string; title: string; isNewest: boolean; isLive: boolean }

/** The pages about the archive that show these files, with their newest title and the one that readers see. */
export const pagesWith = (hashes: readonly string[]) =>
  db.$queryRaw<(MediaPage & { sha256: string; liveTitle: string | null })[]>`
    SELECT u.sha256, p.id, v.title, l.title AS "liveTitle", bool_or(u.version = p.version) AS "isNewest",
      coalesce(bool_or(u.version = p."liveVersion"), false) AS "isLive"
    FROM "PageMedia" u JOIN "Page" p ON p.id = u."pageId"
    JOIN "PageVersion" v ON v."pageId" = p.id AND v.version = p.version
    LEFT JOIN "PageVersion" l ON l."pageId" = p.id AND l.version = p."liveVersion"
    WHERE u.sha256 = ANY(${[...hashes]}::text[]) GROUP BY u.sha256, p.id, v.title, l.title ORDER BY v.title, p.id`

/** The pages with a file as a member may know them: all for who changes pages; for others what readers see, and only the number of the rest. */
export async function pagesFor(
  actor: Actor,
  sha256: string,
): Promise<{ pages: MediaPage[]; hiddenPages: number }> {
  const all = await pagesWith([sha256])
  const pages = all.flatMap(({ id, title: newest, liveTitle, isNewest, isLive }) => {
    const title = can(actor, 'manageSettings') ? newest : isLive ? liveTitle : null
    return title === null ? [] : [{ id, title, isNewest, isLive }]
  })
  return { pages, hiddenPages: all.length - pages.length }
}
