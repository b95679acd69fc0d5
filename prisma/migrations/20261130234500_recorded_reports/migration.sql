-- What the archive answered to reports, with its notes in the log of corrections, is a public statement. What readers wrote isn't recorded: it is erased after a time.
SELECT stele_record_columns('Report', 1, string_to_array('id kind recordId edition statement path createdAt outcome answer note answeredAt answeredById erasedAt', ' '));
