-- CreateEnum
CREATE TYPE "MaintenanceKind" AS ENUM ('BACKUP', 'DRILL', 'VERIFY');

-- CreateTable
CREATE TABLE "MaintenanceRun" (
    "id" UUID NOT NULL,
    "kind" "MaintenanceKind" NOT NULL,
    "startedAt" TIMESTAMPTZ NOT NULL,
    "endedAt" TIMESTAMPTZ NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "messages" JSONB NOT NULL,

    CONSTRAINT "MaintenanceRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MaintenanceRun_kind_endedAt_idx" ON "MaintenanceRun"("kind", "endedAt" DESC);
