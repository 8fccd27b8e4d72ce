comment on column suite.content is
    'gzipped lines of JSON: head, long-context constants, tool documents, tasks';
