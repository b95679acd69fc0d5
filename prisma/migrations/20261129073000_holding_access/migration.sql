-- Who can read an archive copy. Copies of which readers see nothing are for staff; others stay as they are.
CREATE TYPE "HoldingAccess" AS ENUM ('PUBLIC_IN_CONTEXT', 'STAFF', 'RESTRICTED');
ALTER TABLE "Holding" ADD COLUMN "access" "HoldingAccess" NOT NULL DEFAULT 'PUBLIC_IN_CONTEXT';
UPDATE "Holding" SET "access" = 'STAFF' WHERE "shown" = 'NOTHING';
