-- The quotation of the home page, and when reports of readers are erased, are settings.
ALTER TABLE "Settings" ADD COLUMN     "quotation" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reportDays" INTEGER NOT NULL DEFAULT 90;
ALTER TABLE "Settings" ADD CONSTRAINT settings_report_days CHECK ("reportDays" BETWEEN 1 AND 365);

-- Settings that no one has changed yet are recorded by the event of their first change.
DO $$
BEGIN
  IF EXISTS (SELECT FROM "Settings" WHERE version > 1) THEN
    PERFORM stele_record_columns('Settings', 1, string_to_array('id version name subject description language languages contact imprint licence accent accentDark isIndexed idleHours twoAdmins quotation reportDays', ' '));
  ELSE
    DROP TRIGGER settings_is_recorded ON "Settings";
    CREATE TRIGGER settings_is_recorded AFTER INSERT OR UPDATE OR DELETE ON "Settings" FOR EACH ROW
      EXECUTE FUNCTION stele_record_row('1', 'id', 'version', 'name', 'subject', 'description', 'language', 'languages', 'contact', 'imprint', 'licence', 'accent', 'accentDark', 'isIndexed', 'idleHours', 'twoAdmins', 'quotation', 'reportDays');
  END IF;
END $$;
