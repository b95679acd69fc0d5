-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "memberId" UUID;

-- CreateIndex
CREATE INDEX "Invitation_memberId_idx" ON "Invitation"("memberId");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A link is for a new member, for a new password of a member, or for the first admin: never for two of them.
ALTER TABLE "Invitation" ADD CONSTRAINT invitation_is_for_one CHECK ("email" IS NULL OR "memberId" IS NULL);
