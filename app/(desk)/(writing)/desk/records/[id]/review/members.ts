import type { SeenThread } from '@/lib/discussions/queries'
import type { Review } from '@/lib/review/review'

/** The ids of the members whose acts the review page shows to its reader. */
export function shownMembers(
  { revision, reviewed }: Pick<Review, 'revision' | 'reviewed'>,
  threads: readonly SeenThread[],
): string[] {
  const verdicts = (reviewed?.subjects ?? []).flatMap(({ aspects }) =>
    aspects.flatMap(({ counted, history }) => [...counted, ...history]),
  )
  return [
    ...(revision ? [revision.author.id] : []),
    ...verdicts.flatMap(({ member, correction }) => [
      member.id,
      ...(correction?.acceptance ? [correction.acceptance.member.id] : []),
    ]),
    ...(reviewed?.report.dismissed ?? []).map(({ dismissal }) => dismissal.memberId),
    ...threads.flatMap(({ comments }) => comments.map(({ author }) => author.id)),
  ]
}
