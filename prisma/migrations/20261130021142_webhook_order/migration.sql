-- AlterTable
ALTER TABLE "Webhook" ADD COLUMN     "beforeUntil" TIMESTAMPTZ,
ADD COLUMN     "sealedBefore" TEXT,
ADD COLUMN     "sendingUntil" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "WebhookDelivery" ADD COLUMN     "sequence" BIGINT NOT NULL DEFAULT 0;

UPDATE "WebhookDelivery" SET "sequence" = (extract(epoch FROM "createdAt") * 1000000)::bigint WHERE "recordId" IS NOT NULL;

ALTER TABLE "Webhook" ADD CONSTRAINT webhook_secret_before_with_its_end CHECK (("sealedBefore" IS NULL) = ("beforeUntil" IS NULL));
