-- CreateEnum
CREATE TYPE "MailPace" AS ENUM ('SOON', 'DAILY', 'NEVER');

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "mailPace" "MailPace" NOT NULL DEFAULT 'SOON';

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "mailedAt" TIMESTAMPTZ;
