-- The old rows counted for 15 minutes and are not needed any more.
DROP TABLE "SignInFailure";

CREATE TABLE "SignInFailure" (
    "account" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "last" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "SignInFailure_pkey" PRIMARY KEY ("account")
);
CREATE INDEX "SignInFailure_last_idx" ON "SignInFailure"("last");

CREATE TABLE "SignInLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "SignInLimit_pkey" PRIMARY KEY ("key")
);
