import 'server-only'
import { db } from '@/lib/db'
import type { Aspect } from '@/lib/generated/prisma/enums'
import { aspects, unseen } from '@/lib/review/verdicts/aspects'
import { type Agreement, agreementOf, type Pairs } from './agreement'

/** One aspect in the current editions: how many statements have a verdict on it, with which outcome, and how often two reviewers agreed. */
export type CheckedAspect = {
  aspect: Aspect
  judged: number
  verified: number
  /** Reviewers needed the original, or had no access to it. */
  unseen: number
  /** Judged by two reviewers or more. */
  byTwo: number
  agreement: Agreement
}

export type Checking = {
  records: number
  /** Members whose verdicts are in the current editions. */
  reviewers: number
  /** Statements with a verdict, by the number of members who gave one: one, two, more. */
  byOne: number
  byTwo: number
  byMore: number
  aspects: CheckedAspect[]
}

type JudgedRow = { aspect: Aspect; judged: number; verified: number; unseen: number; byTwo: number }
type ReviewersRow = { records: number; reviewers: number; byOne: number; byTwo: number; byMore: number }
type PairsRow = Pairs & { aspect: Aspect }

/** The valid verdicts of the current editions: of each statement and aspect, those that counted when it was published. */
const judgedRows = () => db.$queryRaw<JudgedRow[]>`
  SELECT aspect, count(*)::int AS judged, count(*) FILTER (WHERE outcome = 'VERIFIED')::int AS verified,
    count(*) FILTER (WHERE outcome::text = ANY(${unseen}))::int AS unseen, count(*) FILTER (WHERE members > 1)::int AS "byTwo"
  FROM (
    SELECT v.aspect, (array_agg(v.outcome ORDER BY v.at DESC, v.id DESC))[1] AS outcome, count(DISTINCT v."memberId") AS members
    FROM "Record" r JOIN "EditionVerdict" e ON e."editionId" = r."liveId" JOIN "Verdict" v ON v.id = e."verdictId"
    GROUP BY r.id, v."subjectType", v."subjectId", v.aspect
  ) AS judged GROUP BY aspect`

const reviewersRows = () => db.$queryRaw<ReviewersRow[]>`
  WITH given AS (
    SELECT r.id, v."subjectType", v."subjectId", v."memberId"
    FROM "Record" r JOIN "EditionVerdict" e ON e."editionId" = r."liveId" JOIN "Verdict" v ON v.id = e."verdictId"),
  statement AS (SELECT count(DISTINCT "memberId") AS members FROM given GROUP BY id, "subjectType", "subjectId")
  SELECT (SELECT count(*) FROM "Record" WHERE "liveId" IS NOT NULL)::int AS records,
    (SELECT count(DISTINCT "memberId") FROM given)::int AS reviewers,
    count(*) FILTER (WHERE members = 1)::int AS "byOne", count(*) FILTER (WHERE members = 2)::int AS "byTwo",
    count(*) FILTER (WHERE members > 2)::int AS "byMore" FROM statement`

/**
 * The first verdicts of the first two members on the same text, for each aspect. Of all rounds of review of records that are public now: most
 * disagreements are settled before an edition is published, so editions alone would show agreement only.
 */
const pairsRows = () => db.$queryRaw<PairsRow[]>`
  WITH firsts AS (
    SELECT DISTINCT ON (v."recordId", v."subjectType", v."subjectId", v.aspect, v.fingerprint, v."memberId") v.*
    FROM "Verdict" v JOIN "Record" r ON r.id = v."recordId" WHERE r."liveId" IS NOT NULL
    ORDER BY v."recordId", v."subjectType", v."subjectId", v.aspect, v.fingerprint, v."memberId", v.at, v.id),
  pairs AS (
    SELECT aspect, array_agg(outcome::text ORDER BY at, id) AS outcomes FROM firsts
    GROUP BY "recordId", "subjectType", "subjectId", aspect, fingerprint HAVING count(*) > 1)
  SELECT aspect, outcomes[1] AS first, outcomes[2] AS second, count(*)::int AS count FROM pairs GROUP BY 1, 2, 3`

/** What is checked in the current editions, by how many, and how often two reviewers agreed. It names no one, and counts only what is public. */
export async function checkingOf(): Promise<Checking> {
  const [judged, [reviewers], pairs] = await Promise.all([judgedRows(), reviewersRows(), pairsRows()])
  const none = { records: 0, reviewers: 0, byOne: 0, byTwo: 0, byMore: 0 }
  return {
    ...(reviewers ?? none),
    aspects: aspects.flatMap((aspect) => {
      const row = judged.find((one) => one.aspect === aspect)
      const agreement = agreementOf(pairs.filter((one) => one.aspect === aspect))
      if (!row && agreement.pairs === 0) return []
      return [{ aspect, judged: 0, verified: 0, unseen: 0, byTwo: 0, ...row, agreement }]
    }),
  }
}
