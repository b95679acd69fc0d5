import 'server-only'
import { cache } from 'react'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { isSlug, parseId } from '@/lib/input'
import type { Translator } from '@/lib/messages/translator'
import type { Part } from '@/lib/records/parts'
import type { Difference } from '@/lib/records/revisions/compare'
import { compareAside } from '@/lib/records/revisions/compare-aside'
import { getTranslator } from '@/lib/settings/language'
import { lastKnown } from '@/lib/settings/last-known'
import { plainText } from '@/lib/text'
import { imagesOf } from '@/lib/text/images'
import { type PageText, savedPageSchema } from './schema'

/**
 * Slug and title of every published page, oldest first, for the frame of public pages. While the database doesn't answer, those that this
 * process knew last.
 */
export const livePages = lastKnown<{ slug: string; title: string }[]>(
  'pages',
  () => db.$queryRaw`
    SELECT p.slug, v.title FROM "Page" p JOIN "PageVersion" v ON v."pageId" = p.id AND v.version = p."liveVersion"
    ORDER BY p."createdAt", p.id`,
  [],
)

/** True when readers find a page at this slug. Open to everyone. */
export const isLivePage = async (slug: string): Promise<boolean> =>
  isSlug(slug) && (await db.page.count({ where: { slug, liveVersion: { not: null } } })) > 0

const versionAt = async (pageId: string, version: number) => {
  const found = await db.pageVersion.findUnique({
    where: { pageId_version: { pageId, version } },
    select: { version: true, title: true, body: true, savedAt: true },
  })
  if (!found) return null
  const { title, body } = savedPageSchema.parse({ title: found.title, body: found.body })
  return { version: found.version, savedAt: found.savedAt, title, body }
}

/** The published version of a page, or null. For anyone; read once a request. */
export const livePage = cache(async (slug: string) => {
  if (!isSlug(slug)) return null
  const page = await db.page.findUnique({ where: { slug }, select: { id: true, liveVersion: true } })
  return page?.liveVersion ? versionAt(page.id, page.liveVersion) : null
})

/** All pages with their newest title, oldest first. */
export async function listPages(actor: Actor) {
  demand(actor, 'manageSettings')
  return db.$queryRaw<
    { id: string; slug: string; title: string; version: number; liveVersion: number | null; savedAt: Date }[]
  >`
    SELECT p.id, p.slug, v.title, p.version, p."liveVersion", v."savedAt"
    FROM "Page" p JOIN "PageVersion" v ON v."pageId" = p.id AND v.version = p.version
    ORDER BY p."createdAt", p.id LIMIT 200`
}

/** A page with its newest text and its hundred newest versions, newest first. `NotFound` when there is none. */
export async function getPage(actor: Actor, pageId: string) {
  demand(actor, 'manageSettings')
  const id = parseId(pageId)
  const page = await db.page.findUnique({
    where: { id },
    include: {
      versions: {
        orderBy: { version: 'desc' },
        take: 100,
        select: { version: true, title: true, savedAt: true, savedBy: { select: { name: true } } },
      },
    },
  })
  const text = page && (await versionAt(id, page.version))
  if (!text) throw new NotFound()
  const { slug, version, liveVersion, firstPublishedAt, versions } = page
  return { id, slug, version, liveVersion, wasPublished: firstPublishedAt !== null, versions, text }
}
export type EditedPage = Awaited<ReturnType<typeof getPage>>

/** One version of a page. `NotFound` when there is none. */
export async function getPageVersion(actor: Actor, pageId: string, version: number) {
  demand(actor, 'manageSettings')
  const found = await versionAt(parseId(pageId), version)
  if (!found) throw new NotFound()
  return found
}

const partsOf = ({ title, body }: PageText, t: Translator): Part[] => [
  { key: 'title', label: t('records.parts.title'), text: title },
  { key: 'body', label: t('records.parts.body'), text: plainText(body) },
  // The other texts of an image are in the body.
  ...imagesOf(body).map(({ sha256 }, index) => ({
    ...{ key: `IMAGE ${index + 1}`, label: t('records.parts.image', { number: index + 1 }), text: sha256 },
  })),
]

/** The differences of a version of a page from the one before it, part by part; none for the first. `NotFound` when there is no such version. */
export async function comparePageVersion(
  actor: Actor,
  pageId: string,
  version: number,
): Promise<Difference[]> {
  const after = await getPageVersion(actor, pageId, version)
  if (version === 1) return []
  const before = await getPageVersion(actor, pageId, version - 1)
  const t = await getTranslator()
  return compareAside(actor.id, partsOf(before, t), partsOf(after, t))
}
