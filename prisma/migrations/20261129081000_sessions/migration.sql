-- Browsers in which members are signed in. Cookies from before name no session, so every member signs in again once.
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "sessionVersion" INTEGER NOT NULL,
    "browser" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "passwordAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Session_memberId_idx" ON "Session"("memberId");
ALTER TABLE "Session" ADD CONSTRAINT "Session_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Settings" ADD COLUMN "idleHours" INTEGER NOT NULL DEFAULT 12;
ALTER TABLE "Settings" ADD CONSTRAINT settings_idle_hours CHECK ("idleHours" BETWEEN 1 AND 336);
