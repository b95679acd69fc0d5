-- AlterEnum
ALTER TYPE "AccountChange" ADD VALUE 'NAME';

-- In an erasure a name in the address of a decided proposal may be replaced.
DROP TRIGGER admin_proposal_is_immutable ON "AdminProposal";
CREATE TRIGGER admin_proposal_is_immutable BEFORE UPDATE ON "AdminProposal" FOR EACH ROW
  WHEN (OLD."decision" IS NOT NULL OR NEW."decision" IS NULL
    OR to_jsonb(OLD) - '{decision,decidedById,decidedAt}'::text[] <> to_jsonb(NEW) - '{decision,decidedById,decidedAt}'::text[])
  EXECUTE FUNCTION stele_refuse_unless_redacted('email');
