CREATE TABLE "MemberKey" (
    "memberId" UUID NOT NULL,
    "wrapped" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemberKey_pkey" PRIMARY KEY ("memberId")
);

ALTER TABLE "MemberKey" ADD CONSTRAINT "MemberKey_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
