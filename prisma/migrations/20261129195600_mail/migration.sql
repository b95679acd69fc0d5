-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('WAITING', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN', 'DROPPED');

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "isRequested" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Report" ADD COLUMN     "language" TEXT;

-- CreateTable
CREATE TABLE "MailMessage" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "memberId" UUID,
    "language" TEXT,
    "values" JSONB NOT NULL DEFAULT '{}',
    "path" TEXT NOT NULL DEFAULT '',
    "sealedPath" TEXT,
    "key" TEXT,
    "state" "MailState" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT NOT NULL DEFAULT '',
    "nextAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "claimedAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ,

    CONSTRAINT "MailMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MailMessage_key_key" ON "MailMessage"("key");

-- CreateIndex
CREATE INDEX "MailMessage_state_nextAt_idx" ON "MailMessage"("state", "nextAt");

-- CreateIndex
CREATE INDEX "MailMessage_createdAt_id_idx" ON "MailMessage"("createdAt", "id");

-- CreateIndex
CREATE INDEX "MailMessage_memberId_idx" ON "MailMessage"("memberId");

-- AddForeignKey
ALTER TABLE "MailMessage" ADD CONSTRAINT "MailMessage_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "MailMessage"
  ADD CONSTRAINT mail_has_one_address CHECK ("path" = '' OR "sealedPath" IS NULL),
  ADD CONSTRAINT mail_that_is_sent_was_claimed CHECK ("state" <> 'SENDING' OR "claimedAt" IS NOT NULL),
  ADD CONSTRAINT mail_that_has_ended CHECK (("state" IN ('SENT', 'DROPPED')) = ("endedAt" IS NOT NULL) AND ("endedAt" IS NULL OR "sealedPath" IS NULL));

-- A message wakes its job in the transaction that writes it, so the queue exists before any server process starts.
SELECT pgboss.create_queue('mail', '{"policy": "standard"}');

SELECT stele_record_columns('Invitation', 1, string_to_array('id email role memberId tokenHash isRequested expiresAt acceptedAt invitedById proposedById createdAt', ' '));
