-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "removedAt" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "Retention" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "signIns" INTEGER NOT NULL,
    "mail" INTEGER NOT NULL,
    "jobs" INTEGER NOT NULL,
    "notifications" INTEGER NOT NULL,
    "pageViews" INTEGER NOT NULL,
    "deliveries" INTEGER NOT NULL,
    "links" INTEGER NOT NULL,
    "unsent" INTEGER NOT NULL,
    "changedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Retention_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "Member"
  ADD CONSTRAINT member_who_was_removed CHECK ("removedAt" IS NULL OR "disabledAt" IS NOT NULL AND "passwordHash" = '' AND "email" LIKE '%@removed.invalid');
ALTER TABLE "Retention"
  ADD CONSTRAINT retention_is_one CHECK ("id" = 1),
  ADD CONSTRAINT retention_days CHECK (
    least("signIns", "mail", "jobs", "notifications", "pageViews", "deliveries", "links", "unsent") >= 1
    AND greatest("signIns", "mail", "jobs", "notifications", "pageViews", "deliveries", "links", "unsent") <= 3650);

SELECT stele_record_columns('Retention', 1, string_to_array('id signIns mail jobs notifications pageViews deliveries links unsent', ' '));
