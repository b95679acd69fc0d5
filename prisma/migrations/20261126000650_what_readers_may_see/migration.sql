-- CreateEnum
CREATE TYPE "HoldingShown" AS ENUM ('IN_CONTEXT', 'WORDS_ALONE', 'NOTHING');

-- AlterTable
ALTER TABLE "Holding" ADD COLUMN     "shown" "HoldingShown" NOT NULL DEFAULT 'IN_CONTEXT';
