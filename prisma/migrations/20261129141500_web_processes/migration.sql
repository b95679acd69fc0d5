-- CreateTable
CREATE TABLE "WebProcess" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ NOT NULL,
    "seenAt" TIMESTAMPTZ NOT NULL,
    "lastEvent" BIGINT NOT NULL,
    "offlineSeconds" INTEGER NOT NULL,

    CONSTRAINT "WebProcess_pkey" PRIMARY KEY ("id")
);
