-- AlterEnum
ALTER TYPE "AdminAct" ADD VALUE 'FACTOR';

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "isTwoStep" BOOLEAN NOT NULL DEFAULT false;

-- Members with an app gave a code of it to sign in, or set it up in the session that stayed.
UPDATE "Session" s SET "isTwoStep" = true
  FROM "SecondFactor" f WHERE f."memberId" = s."memberId" AND f."confirmedAt" IS NOT NULL;

-- The value as text: a new value of the type can't be used before the transaction ends.
ALTER TABLE "AdminProposal"
  DROP CONSTRAINT admin_proposal_is_whole,
  ADD CONSTRAINT admin_proposal_is_whole CHECK (CASE "act"::text
    WHEN 'RESET' THEN num_nonnulls("memberId") = 1 AND num_nonnulls("email", "fromRole", "role") = 0
    WHEN 'FACTOR' THEN num_nonnulls("memberId") = 1 AND num_nonnulls("email", "fromRole", "role") = 0
    WHEN 'ROLE' THEN num_nonnulls("memberId", "fromRole", "role") = 3 AND "email" IS NULL AND "role" <> "fromRole"
    WHEN 'INVITATION' THEN num_nonnulls("email", "role") = 2 AND num_nonnulls("memberId", "fromRole") = 0
    WHEN 'ENABLE' THEN num_nonnulls("memberId", "role") = 2 AND num_nonnulls("email", "fromRole") = 0
    ELSE num_nonnulls("memberId", "email", "fromRole", "role") = 0 END);
