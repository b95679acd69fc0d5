import type { Prisma } from '@/lib/generated/prisma/client'

/** The columns of a discussion in a list: what it is about, and where that is. */
export const placedThread = {
  id: true,
  kind: true,
  aspect: true,
  subjectType: true,
  subjectId: true,
  exact: true,
  openedAt: true,
  record: { select: { id: true, slug: true, submittedId: true, draft: { select: { title: true } } } },
  passage: {
    select: {
      id: true,
      locatorLabel: true,
      locatorValue: true,
      start: true,
      end: true,
      textLayer: {
        select: { holding: { select: { id: true, sourceId: true, source: { select: { title: true } } } } },
      },
    },
  },
} satisfies Prisma.ThreadSelect
export type PlacedThread = Prisma.ThreadGetPayload<{ select: typeof placedThread }>
