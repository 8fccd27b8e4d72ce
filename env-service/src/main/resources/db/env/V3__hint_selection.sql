alter table session add column hints text not null default '{}';
comment on column session.hints is 'JSON: kinds of hints by domain, in augmented feedback; {} for every kind';
