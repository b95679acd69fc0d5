-- CreateEnum
CREATE TYPE "AdminAct" AS ENUM ('RESET', 'ROLE', 'INVITATION', 'ONE_ADMIN');

-- CreateEnum
CREATE TYPE "ProposalDecision" AS ENUM ('CONFIRMED', 'DECLINED', 'EXPIRED');

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "proposedById" UUID;

-- AlterTable
ALTER TABLE "AccountNotice" ADD COLUMN     "proposedById" UUID;

-- AlterTable
ALTER TABLE "Settings" ADD COLUMN     "twoAdmins" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "AdminProposal" (
    "id" UUID NOT NULL,
    "act" "AdminAct" NOT NULL,
    "memberId" UUID,
    "email" TEXT,
    "fromRole" "Role",
    "role" "Role",
    "proposedById" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "decision" "ProposalDecision",
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ,

    CONSTRAINT "AdminProposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AdminProposal_decision_expiresAt_idx" ON "AdminProposal"("decision", "expiresAt");

-- CreateIndex
CREATE INDEX "AdminProposal_memberId_idx" ON "AdminProposal"("memberId");

-- CreateIndex
CREATE INDEX "AdminProposal_proposedById_idx" ON "AdminProposal"("proposedById");

-- CreateIndex
CREATE INDEX "AdminProposal_decidedById_idx" ON "AdminProposal"("decidedById");

-- CreateIndex
CREATE INDEX "Invitation_proposedById_idx" ON "Invitation"("proposedById");

-- CreateIndex
CREATE INDEX "AccountNotice_proposedById_idx" ON "AccountNotice"("proposedById");

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdminProposal" ADD CONSTRAINT "AdminProposal_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdminProposal" ADD CONSTRAINT "AdminProposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdminProposal" ADD CONSTRAINT "AdminProposal_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountNotice" ADD CONSTRAINT "AccountNotice_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One proposal is open for the same act and subject.
CREATE UNIQUE INDEX "AdminProposal_open_key" ON "AdminProposal"("act", COALESCE("memberId"::text, "email", '')) WHERE "decision" IS NULL;

ALTER TABLE "AdminProposal"
  ADD CONSTRAINT admin_proposal_is_whole CHECK (CASE "act"
    WHEN 'RESET' THEN num_nonnulls("memberId") = 1 AND num_nonnulls("email", "fromRole", "role") = 0
    WHEN 'ROLE' THEN num_nonnulls("memberId", "fromRole", "role") = 3 AND "email" IS NULL AND "role" <> "fromRole"
    WHEN 'INVITATION' THEN num_nonnulls("email", "role") = 2 AND num_nonnulls("memberId", "fromRole") = 0
    ELSE num_nonnulls("memberId", "email", "fromRole", "role") = 0 END),
  ADD CONSTRAINT admin_proposal_expires CHECK ("expiresAt" > "proposedAt"),
  ADD CONSTRAINT admin_proposal_decision CHECK (
    ("decision" IS NULL) = ("decidedAt" IS NULL)
    AND ("decidedById" IS NOT NULL) = COALESCE("decision" <> 'EXPIRED', false)),
  ADD CONSTRAINT admin_proposal_needs_two CHECK ("decision" IS DISTINCT FROM 'CONFIRMED' OR "decidedById" <> "proposedById");

-- A proposal is decided once. Nothing else of it changes, and it is never deleted.
CREATE TRIGGER admin_proposal_is_immutable BEFORE UPDATE ON "AdminProposal" FOR EACH ROW
  WHEN (OLD."decision" IS NOT NULL OR NEW."decision" IS NULL
    OR to_jsonb(OLD) - '{decision,decidedById,decidedAt}'::text[] <> to_jsonb(NEW) - '{decision,decidedById,decidedAt}'::text[])
  EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER admin_proposal_is_kept BEFORE DELETE ON "AdminProposal" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
