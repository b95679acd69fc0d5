-- The log records discussions and dismissed warnings, too.
SELECT stele_record_columns('Dismissal', 1, string_to_array('id recordId check key subjectId excerpt message reason memberId at', ' '));
SELECT stele_record_columns('Thread', 1, string_to_array('id kind recordId subjectType subjectId passageId aspect openedById openedAt resolvedById resolvedAt', ' '));
SELECT stele_record_columns('Comment', 1, string_to_array('id threadId text authorId at', ' '));
