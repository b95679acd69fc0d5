-- AlterEnum
ALTER TYPE "NotificationKind" ADD VALUE 'APPROVE';
ALTER TYPE "NotificationKind" ADD VALUE 'PUBLISH';
ALTER TYPE "NotificationKind" ADD VALUE 'COMMENT';
ALTER TYPE "NotificationKind" ADD VALUE 'SUGGESTION';
