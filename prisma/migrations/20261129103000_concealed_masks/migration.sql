-- What the document itself doesn't show is masked without a reason that someone wrote.
ALTER TABLE "Mask"
  DROP CONSTRAINT mask_has_a_reason,
  ADD CONSTRAINT mask_has_a_reason CHECK (btrim("reason") <> '' OR "kind" = 'PRIVATE');
