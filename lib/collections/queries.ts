import 'server-only'
import { type Actor, can, demand } from '@/lib/access'
import { allMembersIn, storedContributors } from '@/lib/contributions/contributors'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'

type CollectionLine = {
  id: string
  slug: string
  title: string
  language: string
  version: number
  liveVersion: number | null
  records: number
  savedAt: Date
}

/** All collections with their newest title, by title, for members who can write all records. One query. */
export async function listCollections(actor: Actor): Promise<CollectionLine[]> {
  demand(actor, 'writeAll')
  return db.$queryRaw<CollectionLine[]>`
    SELECT c.id, c.slug, v.title, v.language, c.version, c."liveVersion", cardinality(v.records) AS records, v."savedAt"
    FROM "Collection" c JOIN "CollectionVersion" v ON v."collectionId" = c.id AND v.version = c.version
    ORDER BY v.title, c.id LIMIT 500`
}

/** A record of a collection as members see it. `isPublic`: readers find it in the public collection. */
type CollectedRecord = {
  id: string
  title: string
  kind: string
  state: WorkState
  isPublic: boolean
}

/**
 * A collection with its newest version, the records of that in their order, and its fifty newest versions. `canPublish`: this member is allowed to
 * publish it, as they contributed nothing to it. `NotFound` when there is none.
 */
export async function getCollection(actor: Actor, collectionId: string) {
  demand(actor, 'writeAll')
  const id = parseId(collectionId)
  const found = await db.collection.findUnique({
    where: { id },
    include: {
      versions: {
        orderBy: { version: 'desc' },
        take: 50,
        include: { savedBy: { select: { name: true } } },
      },
    },
  })
  const [newest] = found?.versions ?? []
  if (!found || !newest) throw new NotFound()
  const records = await db.$queryRaw<CollectedRecord[]>`
    SELECT r.id, coalesce(nullif(d.title, ''), r.slug) AS title, r.kind, r.state, r."liveId" IS NOT NULL AS "isPublic"
    FROM unnest(${newest.records}::uuid[]) WITH ORDINALITY AS listed(id, place)
    JOIN "Record" r ON r.id = listed.id LEFT JOIN "Draft" d ON d."recordId" = r.id ORDER BY place`
  const isContributor = allMembersIn(storedContributors(newest.contributors)).includes(actor.id)
  return {
    ...{ id, slug: found.slug, version: found.version, liveVersion: found.liveVersion, records },
    wasPublished: found.firstPublishedAt !== null,
    text: { title: newest.title, language: newest.language, introduction: newest.introduction },
    canPublish: can(actor, 'publish') && !isContributor,
    versions: found.versions.map(({ version, title, savedAt, savedBy }) => ({
      ...{ version, title, savedAt, savedBy },
    })),
  }
}
export type EditedCollection = Awaited<ReturnType<typeof getCollection>>
