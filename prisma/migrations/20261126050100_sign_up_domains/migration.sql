-- Whose addresses may make themselves an account, where the policy says "by e-mail domain".
alter table environments add column sign_up_domains text[] not null default '{}',
  add check (cardinality(sign_up_domains) <= 100 and octet_length(sign_up_domains::text) <= 32768);
