-- CreateTable
CREATE TABLE "LogCheckpoint" (
    "size" INTEGER NOT NULL,
    "root" TEXT NOT NULL,
    "cosignatures" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "stamped" TEXT,
    "timeStamp" BYTEA,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LogCheckpoint_pkey" PRIMARY KEY ("size")
);
