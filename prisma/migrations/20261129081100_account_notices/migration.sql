-- Changes that an admin made to a member's account, for the member to see.
CREATE TYPE "AccountChange" AS ENUM ('ROLE', 'PASSWORD');

CREATE TABLE "AccountNotice" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "change" "AccountChange" NOT NULL,
    "role" "Role",
    "byId" UUID,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ,

    CONSTRAINT "AccountNotice_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AccountNotice_memberId_at_idx" ON "AccountNotice"("memberId", "at");
CREATE INDEX "AccountNotice_byId_idx" ON "AccountNotice"("byId");
ALTER TABLE "AccountNotice" ADD CONSTRAINT "AccountNotice_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AccountNotice" ADD CONSTRAINT "AccountNotice_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AccountNotice" ADD CONSTRAINT account_notice_role CHECK (("role" IS NOT NULL) = ("change" = 'ROLE'));
