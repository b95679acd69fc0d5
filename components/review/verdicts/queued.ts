import type { Aspect } from '@/lib/generated/prisma/enums'

/** The name of an aspect of a subject, or of the form for any other aspect, among the verdicts that wait to be sent. */
export const queuedAs = (subjectId: string, aspects: readonly Aspect[]) => `${subjectId} ${aspects.join(' ')}`
